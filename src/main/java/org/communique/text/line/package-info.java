/** A text as the lines that word processors know: paragraphs and tables in a row, and what was changed in them by whom. */
@NamedInterface("line")
@NullMarked
package org.communique.text.line;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
