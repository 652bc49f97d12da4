/** Finds organisations that may be the same, by their names and domains. */
@NamedInterface("duplicate")
@NullMarked
package org.communique.invitation.duplicate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
