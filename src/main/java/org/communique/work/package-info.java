/**
 * Work whose cost grows with what members bring: reading a file, comparing texts, rendering. It has a {@link
 * org.communique.work.Budget}, runs on few threads of its own, and is ended when no one waits for it any more.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.communique.work;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
