/** Slows down guessing of passwords and codes, and recognises a member's own devices. */
@NamedInterface("throttle")
@NullMarked
package org.communique.security.throttle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
