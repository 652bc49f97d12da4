/** Running processes: they are routed to the step that follows from a statement's documents, and reconciled after a crash. */
@NamedInterface("engine")
@NullMarked
package org.communique.workflow.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
