/** Files that show where an authority to sign comes from. */
@NamedInterface("evidence")
@NullMarked
package org.communique.coalition.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
