/**
 * What all controllers of the REST API under {@code /api/v1} share; each is in the package {@code api} of its feature, and asks the same
 * services as the screens. Errors are problem details (RFC 9457) with a {@code code}.
 */
@ApplicationModule(
        allowedDependencies = {
            "coalition :: *",
            "http",
            "http :: *",
            "id",
            "log",
            "quota",
            "refusal",
            "storage",
            "text :: unicode",
            "work"
        })
@NullMarked
package org.communique.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
