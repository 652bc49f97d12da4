/** Compares two texts, and finds quotations of one text in another. */
@NamedInterface("comparison")
@NullMarked
package org.communique.text.comparison;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
