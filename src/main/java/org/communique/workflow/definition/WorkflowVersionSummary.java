package org.communique.workflow.definition;

/**
 * A version of a workflow as its list shows it.
 *
 * @param author  name of who saved it; empty if it ships
 * @param running statements under way on it
 * @param usable  false if the engine does not take it, so that no statement can begin with it
 */
public record WorkflowVersionSummary(WorkflowVersion version, String author, long running, boolean usable) {}
