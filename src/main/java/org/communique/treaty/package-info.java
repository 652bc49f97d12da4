/** The treaty as registers: its articles by edition, what States did about it, what is said of it, and what texts cite of it. */
@ApplicationModule(
        allowedDependencies = {
            "api",
            "coalition :: *",
            "erasure",
            "http",
            "http :: limit",
            "http :: rate",
            "id",
            "job",
            "ledger",
            "publishing",
            "quota",
            "refusal",
            "screen",
            "search",
            "shell",
            "statement",
            "statement :: *",
            "text :: *",
            "work"
        })
@NullMarked
package org.communique.treaty;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
