/** Screens of workflow definitions: their versions, the modeler, uploads and dry runs. */
@NamedInterface("ui.definition")
@NullMarked
package org.communique.workflow.ui.definition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
