package org.communique.workflow.progress;

import java.time.Instant;
import java.util.List;
import org.communique.workflow.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * How far a statement has come in its workflow.
 *
 * @param bpmn  the workflow with its picture
 * @param steps in the order of the workflow
 */
public record Progress(String bpmn, List<Step> steps) {

    public enum StepProgress {
        DONE,
        CURRENT,
        AHEAD,
        /** The version took another way. */
        PASSED_BY
    }

    /**
     * @param element id in the BPMN file
     * @param stage   its document, if it is a stage that this version came to: in this round, or the last one before
     * @param passed  when the process last went on from there with this version
     */
    public record Step(
            String element,
            String name,
            StepProgress state,
            @Nullable Stage stage,
            @Nullable Instant passed) {}
}
