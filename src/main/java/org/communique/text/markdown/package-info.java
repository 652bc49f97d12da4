/** Reads CommonMark, and writes the canonical text that is hashed and signed. */
@NamedInterface("markdown")
@NullMarked
package org.communique.text.markdown;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
