/**
 * The REST API under {@code /api/v1}: the same services and rights as the screens. Errors are problem details (RFC 9457)
 * with a {@code code}.
 */
@ApplicationModule(
        allowedDependencies = {
            "amendment",
            "amendment :: *",
            "coalition :: *",
            "comment",
            "exchange",
            "http",
            "http :: *",
            "id",
            "invitation :: *",
            "log",
            "mail",
            "notification",
            "publishing",
            "quota",
            "refusal",
            "signon",
            "signon :: *",
            "statement",
            "statement :: *",
            "storage",
            "text :: *",
            "treaty",
            "treaty :: *",
            "work",
            "workflow :: *"
        })
@NullMarked
package org.communique.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
