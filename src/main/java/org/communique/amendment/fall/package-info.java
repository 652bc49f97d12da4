/** Which amendments fall when others are adopted. */
@NamedInterface("fall")
@NullMarked
package org.communique.amendment.fall;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
