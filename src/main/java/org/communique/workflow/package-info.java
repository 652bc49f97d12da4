/**
 * Routes frozen versions through approval stages. Every Flowable type stays in this package.
 *
 * <p>What people decided is in the {@link org.communique.workflow.Stage} documents and nowhere else; the process engine
 * only knows which step comes next. {@code Dispatcher} brings the two together: it looks at a statement's documents and at
 * where its process waits, and moves the process on.
 */
@ApplicationModule(
        allowedDependencies = {
            "coalition :: *",
            "comment :: *",
            "id",
            "job",
            "ledger",
            "mail",
            "mail :: *",
            "screen",
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
