/** Files that went out, were edited in a word processor, and come back: of which text they were made, and what their changes make of the text of today. */
@NamedInterface("file")
@NullMarked
package org.communique.amendment.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
