/** What a service declines to do, said once for screens and for the API: {@link org.communique.refusal.Refusal}. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.communique.refusal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
