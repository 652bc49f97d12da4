/** Says on screens why something cannot be done, and what can be done instead. */
@NamedInterface("ui-refusal")
@NullMarked
package org.communique.statement.ui.refusal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
