/** Frozen versions of a statement, to be read, shown and compared. */
@NamedInterface("version")
@NullMarked
package org.communique.statement.version;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
