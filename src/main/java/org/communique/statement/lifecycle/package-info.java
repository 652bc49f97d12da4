/** Moves a statement from phase to phase, changes what belongs to it as a whole, such as its tags, and limits how often. */
@NamedInterface("lifecycle")
@NullMarked
package org.communique.statement.lifecycle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
