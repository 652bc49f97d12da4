/** How far a statement has come in its workflow, what happened on the way, and what is waiting for each member. */
@NamedInterface("progress")
@NullMarked
package org.communique.workflow.progress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
