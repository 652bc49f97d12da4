/** What organisations propose to change in a text, and what becomes of it. */
@ApplicationModule(
        allowedDependencies = {
            "api",
            "coalition :: *",
            "collab",
            "collab :: *",
            "comment",
            "comment :: api",
            "comment :: ui",
            "crdt",
            "crdt :: *",
            "erasure",
            "file",
            "file :: *",
            "http :: limit",
            "http :: rate",
            "id",
            "job",
            "ledger",
            "mail",
            "quota",
            "refusal",
            "screen",
            "search",
            "statement",
            "statement :: *",
            "text :: *",
            "work"
        })
@NullMarked
package org.communique.amendment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
