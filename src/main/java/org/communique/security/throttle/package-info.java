/** Slows down guessing of passwords and codes, and tells a member's own devices from others. */
@NamedInterface("throttle")
@NullMarked
package org.communique.security.throttle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
