/** A coalition to try the product with: invented organisations and people at work on statements. Made through the same services as everything else. */
@ApplicationModule(
        allowedDependencies = {
            "amendment",
            "amendment :: *",
            "coalition :: *",
            "comment",
            "id",
            "invitation :: *",
            "language",
            "mail",
            "operator",
            "publishing",
            "signon",
            "signon :: *",
            "statement",
            "statement :: *",
            "text :: *",
            "treaty :: *",
            "workflow :: *"
        })
@NullMarked
package org.communique.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
