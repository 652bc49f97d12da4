/** Where texts cite articles. Citations are recognised when a text is shown and are never part of it. */
@NamedInterface("citation")
@NullMarked
package org.communique.treaty.citation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
