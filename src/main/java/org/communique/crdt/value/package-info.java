/** The plain values that documents carry, with JavaScript's rules for them, in JSON and in lib0's "any" encoding. */
@NamedInterface("value")
@NullMarked
package org.communique.crdt.value;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
