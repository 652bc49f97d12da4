/** Running processes: they are brought to the step that a statement's documents call for, and reconciled after a crash. */
@NamedInterface("engine")
@NullMarked
package org.communique.workflow.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
