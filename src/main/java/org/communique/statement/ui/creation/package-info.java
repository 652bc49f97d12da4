/** What a new statement is made of: its language, its first text and its workflow, each shown before it is chosen. */
@NamedInterface("ui-creation")
@NullMarked
package org.communique.statement.ui.creation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
