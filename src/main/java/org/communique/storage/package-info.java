/** Where the data lives: the embedded default, its folder, and how durable a write is. */
@ApplicationModule(allowedDependencies = {"erasure", "operator"})
@NullMarked
package org.communique.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
