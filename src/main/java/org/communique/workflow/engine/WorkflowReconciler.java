package org.communique.workflow.engine;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.communique.job.ReconcileQueue;
import org.communique.job.Reconciler;
import org.communique.ledger.LedgerResumed;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.StatementEvent;
import org.communique.statement.StatementId;
import org.communique.statement.StatementReconcileQueue;
import org.communique.statement.Statements;
import org.communique.statement.draft.AmendmentRoundChanged;
import org.communique.storage.DatabaseOutage;
import org.communique.workflow.stage.StageEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Routes a statement at once when it changes, within a minute if that failed, when a time is due, and all statements at start: no
 * event is ever required for progress.
 */
@Component
public class WorkflowReconciler implements Reconciler {

    private static final Logger log = LoggerFactory.getLogger(WorkflowReconciler.class);
    private static final List<Phase> ONGOING =
            List.of(Phase.DRAFTING, Phase.IN_REVIEW, Phase.APPROVED, Phase.SIGN_ON, Phase.CLOSED);

    private final ProcessRouter processRouter;
    private final HeldCommentSender heldCommentSender;
    private final Statements statements;
    private final ProcessInstances processInstances;
    private final AppliedSteps applied;
    private final NextDueTime nextDueTime;
    private final StatementReconcileQueue reconcileQueue;
    private final Executor executor;
    private final Duration patience;
    private final Timer lag;
    private final Counter failures;
    private final Map<StatementId, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();
    private volatile boolean reconciled;
    private final ThreadLocal<Boolean> advancing = ThreadLocal.withInitial(() -> false);

    WorkflowReconciler(
            ProcessRouter processRouter,
            HeldCommentSender heldCommentSender,
            Statements statements,
            ProcessInstances processInstances,
            AppliedSteps applied,
            NextDueTime nextDueTime,
            StatementReconcileQueue reconcileQueue,
            @Qualifier("workflowExecutor") Executor executor,
            @Value("${communique.workflow.patience:500ms}") Duration patience,
            MeterRegistry meters) {
        this.processRouter = processRouter;
        this.heldCommentSender = heldCommentSender;
        this.statements = statements;
        this.processInstances = processInstances;
        this.applied = applied;
        this.nextDueTime = nextDueTime;
        this.reconcileQueue = reconcileQueue;
        this.executor = executor;
        this.patience = patience;
        this.lag = Timer.builder("communique.routing.lag")
                .description("From something that happened to a statement until its workflow had followed it")
                .register(meters);
        this.failures = Counter.builder("communique.routing.failures")
                .description("How often the workflow of a statement could not go on")
                .register(meters);
        Gauge.builder("communique.routing.queued", waiting, Map::size)
                .description("Statements whose workflow waits to be looked at")
                .register(meters);
    }

    @EventListener
    void on(StatementEvent event) {
        trigger(event.statement());
    }

    @EventListener
    void on(StageEvent.StageClosed event) {
        trigger(event.statement());
    }

    @EventListener
    void on(AmendmentRoundChanged event) {
        trigger(event.statement());
    }

    @EventListener
    void on(LedgerResumed event) {
        reconcile();
    }

    /**
     * Waits briefly for the process, so that the acting member sees the result; the act is stored and does not depend on it. Events of
     * the router itself are ignored: it continues until nothing is left to do.
     */
    public void trigger(StatementId statement) {
        if (advancing.get()) {
            return;
        }
        var happened = Timer.start();
        var looked = waiting.computeIfAbsent(
                statement,
                id -> CompletableFuture.runAsync(
                        () -> {
                            waiting.remove(id);
                            tryAdvancing(id);
                            happened.stop(lag);
                        },
                        executor));
        try {
            looked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            log.debug("The workflow of statement {} continues in the background", statement.value());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** To be called before anything is changed that has {@link #wake} called. */
    public void beforeChange(StatementId statement) {
        reconcileQueue.add(statement);
    }

    /** At the start, and again if a database was away then: not all of them are in the queue. */
    @Scheduled(initialDelay = 0, fixedDelayString = ReconcileQueue.PERIOD)
    public void reconcileOnce() {
        if (!reconciled) {
            reconcile();
        }
    }

    /** Also for what the engine's database has lost. */
    public void reconcile() {
        reconciled = false;
        var all = new HashSet<>(processInstances.running());
        statements.findByPhaseIn(ONGOING).forEach(statement -> all.add(statement.id()));
        var begun = applied.begun();
        statements.findByPhaseIn(List.of(Phase.PUBLISHED)).stream()
                .map(Statement::id)
                .filter(published -> !begun.contains(published))
                .forEach(all::add);
        reconciled = all.stream().filter(statement -> !tryAdvancing(statement)).count() == 0;
    }

    @Override
    public String kind() {
        return StatementReconcileQueue.KIND;
    }

    @Override
    public Optional<Instant> reconcile(String subject) {
        var statement = new StatementId(subject);
        var held = advance(statement);
        return Stream.concat(held.stream(), nextDueTime.of(statement).stream()).min(Comparator.naturalOrder());
    }

    /** False if a database was away. */
    private boolean tryAdvancing(StatementId statement) {
        try {
            advance(statement);
            return true;
        } catch (RuntimeException e) {
            DatabaseOutage.log(
                    log,
                    e,
                    "The workflow of statement {} could not go on; it is tried again within a minute",
                    statement.value());
            return !DatabaseOutage.hasCaused(e);
        }
    }

    /** @return when held comments are due */
    private Optional<Instant> advance(StatementId statement) {
        advancing.set(true);
        try {
            processRouter.advance(statement);
            return heldCommentSender.send(statement);
        } catch (RuntimeException e) {
            failures.increment();
            throw e;
        } finally {
            advancing.remove();
        }
    }
}
