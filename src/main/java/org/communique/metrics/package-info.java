/**
 * What the server measures of itself, for Prometheus, on an address that only operators reach. Features measure with
 * Micrometer and know nothing of this package.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.communique.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
