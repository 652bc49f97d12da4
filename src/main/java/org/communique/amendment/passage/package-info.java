/** Which passages of a round's text are agreed or closed, as negotiators mark them. */
@NamedInterface("passage")
@NullMarked
package org.communique.amendment.passage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
