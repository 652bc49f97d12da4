/**
 * Work whose cost grows with the input: reading a file, comparing texts, rendering. It has a {@link org.communique.work.Budget} and
 * runs on its own few threads.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.communique.work;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
