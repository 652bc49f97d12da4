/** The treaty as registers: its articles by edition, what States did about it, what is said of it, and what texts cite of it. */
@ApplicationModule(
        allowedDependencies = {
            "coalition :: *",
            "erasure",
            "http :: rate",
            "http",
            "id",
            "job",
            "ledger",
            "publishing",
            "quota",
            "screen",
            "shell",
            "statement :: *",
            "statement",
            "text :: *",
            "work"
        })
@NullMarked
package org.communique.treaty;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
