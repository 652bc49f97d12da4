/** lib0's binary encodings: numbers, strings and run-length columns, which updates, state vectors and messages use. */
@NamedInterface("codec")
@NullMarked
package org.communique.crdt.codec;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
