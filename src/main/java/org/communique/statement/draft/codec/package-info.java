/** A draft's shared document as the text that people see, and the edits that make it another text. */
@NamedInterface("draft-codec")
@NullMarked
package org.communique.statement.draft.codec;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
