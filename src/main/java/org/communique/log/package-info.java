/** Logs few lines of what can happen as often as people outside want it to. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.communique.log;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
