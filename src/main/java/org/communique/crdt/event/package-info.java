/** How observers register, and what they receive: changes to lists, texts and keys. */
@NamedInterface("event")
@NullMarked
package org.communique.crdt.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
