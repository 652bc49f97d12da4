/** XML that anyone may have sent, within the bounds of a workflow's file, as elements that are rewritten and written again. */
@NullMarked
package org.communique.workflow.bpmn.xml;

import org.jspecify.annotations.NullMarked;
