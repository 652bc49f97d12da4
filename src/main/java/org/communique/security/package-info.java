/** Sign-in, second factors, the filter chain and personal access tokens. Nobody imports it. */
@ApplicationModule(
        allowedDependencies = {
            "coalition",
            "collab",
            "http",
            "id",
            "job",
            "mail",
            "operator",
            "screen",
            "shell",
            "text",
            "work"
        })
@NullMarked
package org.communique.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
