/** Amendments whose text becomes that of an amendment to them. */
@NamedInterface("revision")
@NullMarked
package org.communique.amendment.revision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
