/** XML that anyone may have sent, and what is written again: within the bounds of a workflow's file. */
@NullMarked
package org.communique.workflow.bpmn.xml;

import org.jspecify.annotations.NullMarked;
