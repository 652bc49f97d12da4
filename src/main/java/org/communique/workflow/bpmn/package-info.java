/** BPMN 2.0 files: read by an allow-list, checked for soundness, and written again. Only what is written here reaches the engine. */
@NamedInterface("bpmn")
@NullMarked
package org.communique.workflow.bpmn;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
