/** Log lines of which people outside decide how many there could be. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.communique.log;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
