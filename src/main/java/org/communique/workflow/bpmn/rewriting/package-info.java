/** Elements of a file, while they are rewritten. */
@NullMarked
package org.communique.workflow.bpmn.rewriting;

import org.jspecify.annotations.NullMarked;
