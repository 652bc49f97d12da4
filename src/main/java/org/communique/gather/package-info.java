/** Queries that are made once for all who ask at the same time. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.communique.gather;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
