/** What holds for every request, no matter who sends it: where it comes from, how large and how slow it may be, and how it is refused. */
@ApplicationModule(allowedDependencies = {"job", "log", "storage", "work"})
@NullMarked
package org.communique.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
