/** JSON as JavaScript reads and writes it, on nothing but the JDK, for shared documents and for proofs. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.communique.json;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
