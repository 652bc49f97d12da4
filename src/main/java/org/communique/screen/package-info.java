/** Small pieces that many screens share: times, empty states, badges, confirmations, languages. It knows no feature. */
@ApplicationModule(allowedDependencies = {"log", "quota", "refusal", "storage", "text :: *", "work"})
@NullMarked
package org.communique.screen;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
