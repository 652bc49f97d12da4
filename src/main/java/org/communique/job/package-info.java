/** What the server does by the clock: the threads of its jobs, and the leases by which one of several servers runs a job. */
@ApplicationModule(allowedDependencies = "storage")
@NullMarked
package org.communique.job;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
