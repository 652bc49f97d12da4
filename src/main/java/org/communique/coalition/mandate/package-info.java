/** Grants and revokes mandates. */
@NamedInterface("mandate")
@NullMarked
package org.communique.coalition.mandate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
