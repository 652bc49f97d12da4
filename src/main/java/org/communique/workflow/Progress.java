package org.communique.workflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a statement has come in its workflow.
 *
 * @param bpmn  the workflow with its picture
 * @param steps in the order of the workflow
 */
public record Progress(String bpmn, List<Step> steps) {

    public enum State {
        DONE,
        CURRENT,
        AHEAD
    }

    /**
     * @param element id in the BPMN file
     * @param stage   its document in this round, if it is a stage and was entered
     */
    public record Step(
            String element,
            String name,
            State state,
            @Nullable Stage stage) {}
}
