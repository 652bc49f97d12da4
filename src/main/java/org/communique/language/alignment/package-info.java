/** Which passages of a source and of its translation say the same. JDK and {@code text} only. */
@NamedInterface("alignment")
@NullMarked
package org.communique.language.alignment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
