package org.communique.workflow.bpmn.xml;

/**
 * One of several processes of a file.
 *
 * @param name  of the process, or of its pool; its id if they have none
 * @param steps how many elements it has, without paths
 */
public record FileProcess(String id, String name, int steps) {}
