/** Opening and closing the time in which changes to a text can be proposed. */
@NamedInterface("round")
@NullMarked
package org.communique.amendment.round;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
