package org.communique.workflow.progress;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.Statement;
import org.communique.statement.lifecycle.StageForecaster;
import org.communique.workflow.bpmn.xml.EngineText;
import org.communique.workflow.decision.Eligibility;
import org.communique.workflow.definition.StepSettings;
import org.communique.workflow.definition.StepSettings.Approval;
import org.communique.workflow.definition.WorkflowRegistry;
import org.communique.workflow.engine.ProcessInstances;
import org.springframework.stereotype.Component;

/** Reads from a statement's workflow which stages it has before it, and who could be asked there. */
@Component
class WorkflowStageForecaster implements StageForecaster {

    private final ProcessInstances processInstances;
    private final WorkflowRegistry workflowRegistry;
    private final Eligibility eligibility;

    WorkflowStageForecaster(
            ProcessInstances processInstances, WorkflowRegistry workflowRegistry, Eligibility eligibility) {
        this.processInstances = processInstances;
        this.workflowRegistry = workflowRegistry;
        this.eligibility = eligibility;
    }

    @Override
    public List<StageForecast> of(Statement statement, Set<MemberId> authors) {
        var definition = processInstances
                .definition(statement.id())
                .orElseGet(() -> workflowRegistry.newest(statement.workflow()));
        return workflowRegistry.steps(definition).stream()
                .flatMap(step -> StepSettings.of(step) instanceof Approval approval
                        ? Stream.of(forecast(EngineText.drawn(step.getName()), approval, statement, authors))
                        : Stream.empty())
                .toList();
    }

    private StageForecast forecast(String name, Approval approval, Statement statement, Set<MemberId> authors) {
        var able = eligibility.members(statement, approval.role()).stream()
                .filter(member -> !approval.excludesAuthors() || !authors.contains(member.id()))
                .toList();
        var policy = approval.policy();
        return new StageForecast(
                name, approval.role(), policy.rule().counts(), Math.max(1, policy.needed(able.size())), able);
    }
}
