package org.communique.workflow.model;

import java.util.List;

/**
 * The difference of one element between two workflow versions.
 *
 * @param element its name in BPMN
 * @param id      the same in both
 * @param name    as it is now, or was; of an element without one, what it is or joins
 * @param changes for one that is in both
 */
public record WorkflowDifference(DifferenceKind kind, String element, String id, String name, List<Change> changes) {

    public enum DifferenceKind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * @param what   a setting's name in the file, or {@code name}, {@code element}, {@code within}, {@code from}, {@code to},
     *               {@code condition}, {@code default}, {@code documentation} or {@code kind}
     * @param before empty if it was not set
     * @param after  empty if it is not set; elements are named as in {@link WorkflowDifference#name}
     */
    public record Change(String what, String before, String after) {}

    public WorkflowDifference {
        changes = List.copyOf(changes);
    }
}
