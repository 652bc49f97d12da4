/**
 * How much a member may add, of everything that members add: in an hour, and in all. {@link org.communique.quota.Quota} lists it with
 * the numbers; {@code QuotaTests} finds what is added without.
 */
@ApplicationModule(allowedDependencies = "http :: rate")
@NullMarked
package org.communique.quota;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
