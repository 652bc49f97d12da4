package org.communique.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.flowable.common.engine.api.FlowableObjectNotFoundException;
import org.flowable.common.engine.api.FlowableOptimisticLockingException;
import org.flowable.engine.HistoryService;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.history.HistoricProcessInstance;
import org.flowable.engine.runtime.Execution;
import org.flowable.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The running processes: one a statement, with the statement's id as business key. Every move goes together with its row
 * in {@link AppliedSteps}; of several that try the same move, one makes it and the others learn that it was made.
 */
@Component
class Processes {

    /** Where a process waits. */
    record WaitState(StatementId statement, String execution, String activity, String name, StageSettings settings) {}

    /** Where a process is, and in which round. */
    record Position(int round, List<WaitState> waiting) {}

    private static final String START = "start";
    private static final String REOPENED = "reopened";

    private final RuntimeService runtime;
    private final HistoryService history;
    private final Workflows workflows;
    private final AppliedSteps applied;
    private final TransactionTemplate transaction;

    Processes(
            RuntimeService runtime,
            HistoryService history,
            Workflows workflows,
            AppliedSteps applied,
            PlatformTransactionManager transactionManager) {
        this.runtime = runtime;
        this.history = history;
        this.workflows = workflows;
        this.applied = applied;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    /** Starts the statement's process unless it was started before. */
    void start(Statement statement) {
        if (applied.contains(statement.id(), START, 0)) {
            return;
        }
        once(() -> {
            applied.add(statement.id(), START, 0, statement.workflow());
            runtime.startProcessInstanceByKey(
                    statement.workflow(), statement.id().value());
        });
    }

    /** The round counts submissions that the process took up; reading it twice keeps it and the wait states in step. */
    Position position(StatementId statement) {
        while (true) {
            int round = applied.round(statement);
            var waiting = waitStates(statement);
            if (round == applied.round(statement)) {
                return new Position(round, waiting);
            }
        }
    }

    private List<WaitState> waitStates(StatementId statement) {
        var process = process(statement);
        return process == null
                ? List.of()
                : runtime
                        .createExecutionQuery()
                        .processInstanceId(process.getId())
                        .onlyChildExecutions()
                        .list()
                        .stream()
                        .filter(execution -> execution.getActivityId() != null)
                        .map(execution -> waitState(statement, process, execution))
                        .toList();
    }

    private WaitState waitState(StatementId statement, ProcessInstance process, Execution execution) {
        var step = workflows.step(process.getProcessDefinitionId(), execution.getActivityId());
        return new WaitState(statement, execution.getId(), step.getId(), step.getName(), StageSettings.of(step));
    }

    /** Lets the process go on from where it waits; false if that has been done. */
    boolean complete(WaitState waiting, int round, String outcome) {
        return once(() -> {
            applied.add(waiting.statement(), waiting.activity(), round, outcome);
            runtime.trigger(waiting.execution(), null, Map.of("outcome", outcome));
        });
    }

    /** The definition that the statement's process runs on, or ran on. */
    Optional<String> definition(StatementId statement) {
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(statement.value())
                .orderByProcessInstanceStartTime()
                .desc()
                .listPage(0, 1)
                .stream()
                .map(HistoricProcessInstance::getProcessDefinitionId)
                .findFirst();
    }

    /** Opens the draft again after the round, once: the row is a lock on it until both are done. */
    void reopenDraft(StatementId statement, int round, Runnable reopening) {
        if (!applied.contains(statement, REOPENED, round)) {
            once(() -> {
                applied.add(statement, REOPENED, round, "REOPENED");
                reopening.run();
            });
        }
    }

    void end(StatementId statement, String reason) {
        var process = process(statement);
        if (process != null) {
            once(() -> runtime.deleteProcessInstance(process.getId(), reason));
        }
    }

    /** Statements whose process has not ended. */
    Set<StatementId> running() {
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
