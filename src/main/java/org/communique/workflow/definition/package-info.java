/** Workflow definitions: their stored versions, the settings of their steps, and their deployment to the engine. */
@NamedInterface("definition")
@NullMarked
package org.communique.workflow.definition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
