/** Changes of a text as values: found in a copy that was edited, made together, and made in a draft that has gone on. No Spring, no storage. */
@NamedInterface("change")
@NullMarked
package org.communique.amendment.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
