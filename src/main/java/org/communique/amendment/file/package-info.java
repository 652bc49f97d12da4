/**
 * Texts that go out to word processors, with their changes and comments, and files that come back: of which text they were made, and what
 * their changes make of the text of today.
 */
@NamedInterface("file")
@NullMarked
package org.communique.amendment.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
