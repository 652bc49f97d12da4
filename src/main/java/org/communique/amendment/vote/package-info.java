/** Votes of organisations on amendments. */
@NamedInterface("vote")
@NullMarked
package org.communique.amendment.vote;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
