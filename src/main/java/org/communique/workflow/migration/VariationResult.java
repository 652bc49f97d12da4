package org.communique.workflow.migration;

import java.util.List;
import org.communique.workflow.bpmn.Finding;
import org.communique.workflow.definition.WorkflowVersion;
import org.communique.workflow.model.MigrationObstacle;

/** The outcome of giving a statement a variation of its workflow. */
public sealed interface VariationResult {

    record Varied(WorkflowVersion version) implements VariationResult {}

    /** It changes nothing. */
    record NothingVaried() implements VariationResult {}

    /** A stage is not there, or nothing can be put behind it. */
    record NoPlace() implements VariationResult {}

    /** The checks of any workflow refuse it. */
    record NotSound(List<Finding> findings) implements VariationResult {}

    /** The process cannot continue in it where it waits. */
    record NotNow(List<MigrationObstacle> obstacles) implements VariationResult {}

    /** The statement has not begun, is over, moved on, or runs on another version by now. */
    record Changed() implements VariationResult {}
}
