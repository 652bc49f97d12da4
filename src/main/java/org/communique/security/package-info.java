/** Sign-in, second factors, the filter chain and personal access tokens. No other module uses it. */
@ApplicationModule(
        allowedDependencies = {
            "coalition :: *",
            "collab :: *",
            "collab",
            "erasure",
            "http :: *",
            "http",
            "id",
            "job",
            "mail",
            "operator",
            "refusal",
            "screen",
            "shell",
            "storage",
            "text :: *",
            "work"
        })
@NullMarked
package org.communique.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
