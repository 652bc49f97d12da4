/** Sign-in, the filter chain and personal access tokens. Nobody imports it. */
@ApplicationModule(allowedDependencies = {"coalition", "collab", "operator", "screen"})
@NullMarked
package org.communique.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
