package org.communique.workflow.migration;

import java.util.List;
import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;
import org.communique.workflow.bpmn.Finding;
import org.communique.workflow.definition.WorkflowVersion;
import org.communique.workflow.model.MigrationObstacle;

/** The outcome of giving a statement a variation of its workflow. */
public sealed interface VariationResult {

    record Varied(WorkflowVersion version) implements VariationResult {}

    /** It changes nothing. */
    @Refused(code = "unchanged", message = "workflow.refusal.nothing-varied")
    record NothingVaried() implements VariationResult, Refusal {}

    /** A stage is not there, or nothing can be put after it. */
    @Refused(because = Cause.INVALID, message = "workflow.refusal.no-place-after")
    record NoPlace() implements VariationResult, Refusal {}

    /** The checks of any workflow refuse it. */
    record NotSound(List<Finding> findings) implements VariationResult {}

    /** The process cannot continue in it where it waits. */
    @Refused(code = "blocked", message = "screen.refusal.problems")
    record NotNow(List<MigrationObstacle> obstacles) implements VariationResult, Refusal {}

    /** The statement has not begun, is over, moved on, or runs on another version by now. */
    @Refused(code = "overtaken", message = "workflow.refusal.not-varied")
    record Changed() implements VariationResult, Refusal {}
}
