package org.communique.workflow.model;

import org.communique.refusal.Labelled;

/**
 * Why a statement that waits in a step of one version of a workflow cannot wait there in another one.
 *
 * @param step its id
 * @param name its name
 */
public record MigrationObstacle(ObstacleKind kind, String step, String name) implements Labelled {

    @Override
    public String messageKey() {
        return "workflow.obstacle." + kind;
    }

    @Override
    public Object[] messageArguments() {
        return new Object[] {name};
    }

    public enum ObstacleKind {
        /** The other version has no such step. */
        NO_COUNTERPART,
        /** Members decide in one, and the other waits for something, or something else. */
        OTHER_KIND,
        /** It is in another sub-process. */
        ELSEWHERE,
        /** It is in parallel branches that differ between the versions. */
        OTHER_BRANCHES
    }
}
