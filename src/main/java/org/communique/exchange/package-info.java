/** Texts that go out to word processors, with their changes and comments. */
@ApplicationModule(
        allowedDependencies = {
            "amendment",
            "amendment :: *",
            "api",
            "coalition :: *",
            "comment",
            "publishing :: office",
            "screen",
            "statement",
            "statement :: *",
            "text :: *",
            "work"
        })
@NullMarked
package org.communique.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
