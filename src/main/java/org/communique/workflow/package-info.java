/**
 * Routes frozen versions through approval stages. Every Flowable type stays in this package.
 *
 * <p>Decisions are only in the {@link org.communique.workflow.stage.Stage} documents; the process engine only knows which step comes
 * next. {@link org.communique.workflow.engine.ProcessRouter} connects the two: it compares a statement's documents with where its
 * process waits, and moves the process on.
 */
@ApplicationModule(
        allowedDependencies = {
            "api",
            "coalition :: *",
            "comment",
            "comment :: *",
            "http :: limit",
            "id",
            "job",
            "ledger",
            "mail",
            "mail :: *",
            "operator",
            "quota",
            "refusal",
            "screen",
            "shell",
            "statement",
            "statement :: *",
            "storage",
            "text :: *",
            "work"
        })
@NullMarked
package org.communique.workflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
