/** Who may open, read, review, edit and coordinate a statement, and who grants it. */
@NamedInterface("access")
@NullMarked
package org.communique.statement.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
