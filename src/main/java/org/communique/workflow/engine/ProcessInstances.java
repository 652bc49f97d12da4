package org.communique.workflow.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.workflow.bpmn.xml.EngineText;
import org.communique.workflow.definition.StepSettings;
import org.communique.workflow.definition.WorkflowRegistry;
import org.communique.workflow.definition.WorkflowVersionId;
import org.communique.workflow.engine.AppliedSteps.Round;
import org.communique.workflow.model.StatementFact;
import org.communique.workflow.model.StatementFacts;
import org.flowable.bpmn.model.BaseElement;
import org.flowable.bpmn.model.ParallelGateway;
import org.flowable.bpmn.model.ReceiveTask;
import org.flowable.common.engine.api.FlowableObjectNotFoundException;
import org.flowable.common.engine.api.FlowableOptimisticLockingException;
import org.flowable.engine.ProcessMigrationService;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The running processes: one a statement, with the statement's id as business key. Every move goes together with its row
 * in {@link AppliedSteps}; of several that try the same move, one makes it and the others learn that it was made.
 */
@Component
public class ProcessInstances {

    /** Where a process waits. */
    public record WaitState(
            StatementId statement,
            String definition,
            String execution,
            String activity,
            String name,
            StepSettings settings) {}

    /**
     * The position of a process.
     *
     * @param counted    its round and version
     * @param process    id of the process; null if there is none
     * @param definition of the process
     * @param branches   executions that wait in a step or for another branch
     */
    public record Position(
            Round counted,
            @Nullable String process,
            @Nullable String definition,
            List<WaitState> waiting,
            List<String> branches) {

        public int round() {
            return counted.number();
        }

        public int version() {
            return counted.version();
        }

        /** Ids of the steps in which it waits, sorted. */
        public List<String> activities() {
            return waiting.stream().map(WaitState::activity).sorted().toList();
        }
    }

    /** An execution, or none. */
    private record Place(
            Round round,
            @Nullable String execution,
            @Nullable String process,
            @Nullable String definition,
            @Nullable String activity) {}

    private static final String REOPENED = "reopened";

    /** One look, so that the round and the wait states are of the same moment; and it is taken at every move. */
    private static final String POSITION = """
        select A.round, A.version, E.ID_ as execution, E.PROC_INST_ID_ as process, E.PROC_DEF_ID_ as definition,
          E.ACT_ID_ as activity
        from (
            select coalesce(max(round), 0) as round, coalesce(max(version), 0) as version
            from communique_applied where statement = :statement) A
          left join ACT_RU_EXECUTION P on P.BUSINESS_KEY_ = :statement
          left join ACT_RU_EXECUTION E on E.PROC_INST_ID_ = P.ID_
        order by E.START_TIME_, E.ID_
        """;

    private static final Round NONE = new Round(0, 0);

    private final RuntimeService runtime;
    private final ProcessMigrationService migration;
    private final WorkflowRegistry workflowRegistry;
    private final WorkflowRuns runs;
    private final AppliedSteps applied;
    private final RecordedFacts recordedFacts;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ProcessInstances(
            RuntimeService runtime,
            ProcessMigrationService migration,
            WorkflowRegistry workflowRegistry,
            WorkflowRuns runs,
            AppliedSteps applied,
            RecordedFacts recordedFacts,
            JdbcClient jdbc,
            PlatformTransactionManager transactionManager) {
        this.runtime = runtime;
        this.migration = migration;
        this.workflowRegistry = workflowRegistry;
        this.runs = runs;
        this.applied = applied;
        this.recordedFacts = recordedFacts;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    /** Starts the statement's process; false if it was started before. */
    boolean start(Statement statement) {
        if (applied.contains(statement.id(), AppliedSteps.START, 0)) {
            return false;
        }
        return once(() -> {
            // A first start that was rolled back leaves its run, too, and nothing was submitted then.
            var lost = statement.frozen().versions() > 0
                    && runs.find(statement.id()).isPresent();
            var outcome = lost ? AppliedSteps.REBUILT : statement.workflow();
            applied.add(statement.id(), AppliedSteps.START, NONE, outcome);
            var version = runs.begin(
                    statement.id(),
                    workflowRegistry.newestVersion(statement.workflow()).id());
            var definition = workflowRegistry.definition(version);
            runtime.createProcessInstanceBuilder()
                    .processDefinitionId(definition)
                    .businessKey(statement.id().value())
                    .transientVariables(outcomes(statement.id(), definition))
                    .start();
        });
    }

    /** What conditions ask for; the outcome of a step that was not reached with the version is empty. */
    private Map<String, Object> outcomes(StatementId statement, String definition) {
        Map<String, Object> outcomes = new HashMap<>();
        var compared = workflowRegistry.compared(definition);
        if (!compared.isEmpty()) {
            var steps = workflowRegistry.steps(definition).stream()
                    .map(BaseElement::getId)
                    .toList();
            var known = StepOutcomes.of(applied.of(statement), steps, workflowRegistry.drafting(definition));
            compared.forEach(step -> outcomes.put(step, known.getOrDefault(step, "")));
        }
        return outcomes;
    }

    /** Of the version, where conditions ask for them; none asks before there is one. */
    private Optional<StatementFacts> facts(WaitState waiting, Round round) {
        var asked = workflowRegistry.facts(waiting.definition());
        return round.version() == 0 || asked.isEmpty()
                ? Optional.empty()
                : Optional.of(recordedFacts.of(VersionId.of(waiting.statement(), round.version()), asked));
    }

    public Position position(StatementId statement) {
        var places = jdbc.sql(POSITION)
                .param("statement", statement.value())
                .query((row, number) -> new Place(
                        new Round(row.getInt("round"), row.getInt("version")),
                        row.getString("execution"),
                        row.getString("process"),
                        row.getString("definition"),
                        row.getString("activity")))
                .list();
        var first = places.getFirst();
        List<WaitState> waiting = new ArrayList<>();
        List<String> branches = new ArrayList<>();
        for (var place : places) {
            if (place.definition == null || place.execution == null || place.activity == null) {
                continue;
            }
            var step = workflowRegistry.step(place.definition, place.activity);
            if (step instanceof ReceiveTask) {
                waiting.add(new WaitState(
                        statement,
                        place.definition,
                        place.execution,
                        step.getId(),
                        EngineText.drawn(step.getName()),
                        StepSettings.of(step)));
            }
            if (step instanceof ReceiveTask || step instanceof ParallelGateway) {
                branches.add(place.execution);
            }
        }
        return new Position(first.round, first.process, first.definition, waiting, branches);
    }

    /** Continues the process from where it waits; false if that was already done. */
    boolean complete(WaitState waiting, Round round, String outcome) {
        var facts = facts(waiting, round);
        return once(() -> {
            applied.add(waiting.statement(), waiting.activity(), round, outcome);
            var outcomes = outcomes(waiting.statement(), waiting.definition());
            outcomes.put("outcome", outcome);
            facts.ifPresent(known -> outcomes.put(StatementFact.OWNER, known.values()));
            runtime.trigger(waiting.execution(), Map.of(), outcomes);
        });
    }

    /**
     * Puts the process back at one of its steps, with whatever branches it has; false if that has been done.
     *
     * @param ended     outcomes of the steps where it waits
     * @param nextRound whether stages are entered again for the same version
     */
    boolean goBack(StatementId statement, Position from, Map<String, String> ended, String step, boolean nextRound) {
        return once(() -> {
            ended.forEach((activity, outcome) -> applied.add(statement, activity, from.counted(), outcome));
            if (nextRound) {
                applied.add(statement, AppliedSteps.SENT_BACK, new Round(from.round() + 1, from.version()), step);
            }
            runtime.createChangeActivityStateBuilder()
                    .processInstanceId(from.process())
                    .moveExecutionsToSingleActivityId(from.branches(), step)
                    .changeState();
        });
    }

    /** Lets the process run on another version from where it is; false if that has been done. */
    boolean migrate(StatementId statement, Position from, WorkflowVersionId version) {
        var definition = workflowRegistry.definition(version);
        return once(() -> {
            applied.add(statement, "moved-" + version.number(), from.counted(), "MOVED");
            migration
                    .createProcessInstanceMigrationBuilder()
                    .migrateToProcessDefinition(definition)
                    .migrate(from.process());
        });
    }

    /** The step in which the statement's process waits for the draft to be submitted. */
    String draftingOf(StatementId statement) {
        return workflowRegistry.drafting(definition(statement).orElseThrow());
    }

    /** The definition that the statement's process runs on, or ran on. The engine's history knows of no moves. */
    public Optional<String> definition(StatementId statement) {
        var process = process(statement);
        return process == null
                ? runs.find(statement).map(run -> workflowRegistry.definition(run.current()))
                : Optional.of(process.getProcessDefinitionId());
    }

    /** Opens the draft again after the round, once: the row is a lock on it until both are done. */
    void reopenDraft(StatementId statement, Round round, Runnable reopening) {
        if (!applied.contains(statement, REOPENED, round.number())) {
            once(() -> {
                applied.add(statement, REOPENED, round, "REOPENED");
                reopening.run();
            });
        }
    }

    public void end(StatementId statement, String reason) {
        var process = process(statement);
        if (process != null) {
            once(() -> runtime.deleteProcessInstance(process.getId(), reason));
        }
    }

    /** Statements whose process has not ended. */
    public Set<StatementId> running() {
        return runtime.createProcessInstanceQuery().list().stream()
                .map(process -> new StatementId(process.getBusinessKey()))
                .collect(Collectors.toSet());
    }

    private @Nullable ProcessInstance process(StatementId statement) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(statement.value())
                .singleResult();
    }

    private boolean once(Runnable move) {
        try {
            transaction.executeWithoutResult(status -> move.run());
            return true;
        } catch (DuplicateKeyException
                | ConcurrencyFailureException
                | FlowableObjectNotFoundException
                | FlowableOptimisticLockingException e) {
            return false;
        }
    }
}
