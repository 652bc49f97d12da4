/** Copies of a text in which an organisation writes what it proposes, and how they become amendments. */
@NamedInterface("proposal")
@NullMarked
package org.communique.amendment.proposal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
