package org.communique.workflow;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.coalition.MemberId;
import org.communique.statement.StageProspects;
import org.communique.statement.Statement;
import org.communique.workflow.StageSettings.Approval;
import org.springframework.stereotype.Component;

/** Reads from a statement's workflow which stages it has before it, and who could be asked there. */
@Component
class WorkflowProspects implements StageProspects {

    private final Processes processes;
    private final Workflows workflows;
    private final Eligibility eligibility;

    WorkflowProspects(Processes processes, Workflows workflows, Eligibility eligibility) {
        this.processes = processes;
        this.workflows = workflows;
        this.eligibility = eligibility;
    }

    @Override
    public List<Prospect> of(Statement statement, Set<MemberId> authors) {
        var definition = processes.definition(statement.id()).orElseGet(() -> workflows.newest(statement.workflow()));
        return workflows.steps(definition).stream()
                .flatMap(step -> StageSettings.of(step) instanceof Approval approval
                        ? Stream.of(prospect(step.getName(), approval, statement, authors))
                        : Stream.empty())
                .toList();
    }

    private Prospect prospect(String name, Approval approval, Statement statement, Set<MemberId> authors) {
        var able = eligibility.members(statement, approval.role()).stream()
                .filter(member -> !approval.excludesAuthors() || !authors.contains(member.id()))
                .toList();
        return new Prospect(name, approval.role(), approval.policy().needed(able.size()), able);
    }
}
