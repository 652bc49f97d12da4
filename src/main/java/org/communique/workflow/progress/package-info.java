/** How far a statement has come in its workflow, what happened on the way, what is waiting for each member, and how long all this takes. */
@NamedInterface("progress")
@NullMarked
package org.communique.workflow.progress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
