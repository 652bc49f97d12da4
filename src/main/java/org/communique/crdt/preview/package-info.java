/** What an update would add to a document, seen before it is applied. */
@NamedInterface("preview")
@NullMarked
package org.communique.crdt.preview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
