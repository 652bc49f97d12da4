package org.communique.workflow.model;

import java.util.List;
import org.communique.workflow.model.FlowNode.Step;

/**
 * The path of a sample statement through a workflow.
 *
 * @param passed  flows and nodes, in order; some more than once
 * @param waiting steps where it waits now; empty at the end
 * @param round   how often it was submitted
 * @param time    from the beginning, if every stage took until its deadline
 */
public record DryRunState(List<String> passed, List<Step> waiting, int round, StageTime time) {

    public DryRunState {
        passed = List.copyOf(passed);
        waiting = List.copyOf(waiting);
    }

    public boolean ended() {
        return waiting.isEmpty();
    }
}
