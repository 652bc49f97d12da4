/** Typed identifiers: a record around a string, stored and shown as that string. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.communique.id;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
