/**
 * What is published of statements: public pages, their files, and texts that come as files.
 *
 * <p>What the public sees is frozen in a {@link org.communique.publishing.Publication} when a statement is published. Public pages
 * read nothing else, so nothing of a draft can show through.
 */
@ApplicationModule(
        allowedDependencies = {
            "api",
            "coalition :: *",
            "erasure",
            "file",
            "file :: *",
            "http",
            "id",
            "job",
            "ledger",
            "ledger :: proof",
            "operator",
            "refusal",
            "screen",
            "signon",
            "signon :: *",
            "statement",
            "statement :: *",
            "storage",
            "text :: *",
            "work"
        })
@NullMarked
package org.communique.publishing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
