/** Instruments, the editions of their texts, and the articles of each edition. What no administrator has changed is read from the class path. */
@NamedInterface("instrument")
@NullMarked
package org.communique.treaty.instrument;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
