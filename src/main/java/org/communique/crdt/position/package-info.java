/** Where people are in a document: relative positions, and awareness messages. */
@NamedInterface("position")
@NullMarked
package org.communique.crdt.position;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
