/** Small pieces that many screens share: times, empty states, badges, confirmations. It knows no feature. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.communique.screen;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
