/** Shows who has access to a statement and why, and changes it for one member or organisation at a time. */
@NamedInterface("sharing")
@NullMarked
package org.communique.statement.sharing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
