/** What organisations propose to change in a text, and what becomes of it. */
@ApplicationModule(
        allowedDependencies = {
            "coalition :: *",
            "collab",
            "collab :: *",
            "comment",
            "comment :: ui",
            "crdt",
            "http :: rate",
            "id",
            "job",
            "ledger",
            "publishing :: office",
            "publishing :: report",
            "quota",
            "screen",
            "statement",
            "statement :: *",
            "text :: *",
            "work"
        })
@NullMarked
package org.communique.amendment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
