/** Signatures that do not count before a second person accepts them. */
@NamedInterface("pending")
@NullMarked
package org.communique.signon.pending;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
