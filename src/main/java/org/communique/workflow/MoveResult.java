package org.communique.workflow;

import java.util.List;
import org.communique.workflow.model.Obstacle;

/** What became of moving a statement to another version of its workflow. */
public sealed interface MoveResult {

    record Moved(WorkflowVersionId to) implements MoveResult {}

    /** @param obstacles why the process cannot stand in the newest version where it stands now */
    record Blocked(List<Obstacle> obstacles) implements MoveResult {}

    /** The version is not the newest one, or the statement is on it. */
    record NotNewest() implements MoveResult {}

    /** It has not begun, or is over. */
    record NotUnderWay() implements MoveResult {}

    /** The statement went on, or somebody else moved it, at the same time. */
    record Overtaken() implements MoveResult {}
}
