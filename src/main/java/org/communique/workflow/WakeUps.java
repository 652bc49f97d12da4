package org.communique.workflow;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.communique.statement.Phase;
import org.communique.statement.StatementEvent;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Has the dispatcher look at a statement at once when something happens to it, and at all of them at start and every
 * minute, so that no event is ever needed for a statement to go on.
 */
@Component
class WakeUps {

    private static final Logger log = LoggerFactory.getLogger(WakeUps.class);
    private static final List<Phase> ONGOING =
            List.of(Phase.DRAFTING, Phase.IN_REVIEW, Phase.APPROVED, Phase.SIGN_ON, Phase.CLOSED);
    private static final int PATIENCE_MILLIS = 500;

    private final Dispatcher dispatcher;
    private final Statements statements;
    private final Processes processes;
    private final Executor executor;
    private final Map<StatementId, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();
    private final ThreadLocal<Boolean> advancing = ThreadLocal.withInitial(() -> false);

    WakeUps(
            Dispatcher dispatcher,
            Statements statements,
            Processes processes,
            @Qualifier("workflowExecutor") Executor executor) {
        this.dispatcher = dispatcher;
        this.statements = statements;
        this.processes = processes;
        this.executor = executor;
    }

    @EventListener
    void on(StatementEvent event) {
        wake(event.statement());
    }

    @EventListener
    void on(StageEvent.StageClosed event) {
        wake(event.statement());
    }

    /**
     * Gives the process a moment, so that whoever acted sees where it led; their act is stored and does not depend on it.
     * What the dispatcher itself brings about needs no waking: it goes on until nothing is left to do.
     */
    void wake(StatementId statement) {
        if (advancing.get()) {
            return;
        }
        var looked = waiting.computeIfAbsent(
                statement,
                id -> CompletableFuture.runAsync(
                        () -> {
                            waiting.remove(id);
                            advance(id);
                        },
                        executor));
        try {
            looked.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            log.debug("The workflow of statement {} goes on in its own time", statement.value());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Scheduled(initialDelay = 0, fixedDelay = 60_000)
    void reconcile() {
        var all = new HashSet<>(processes.running());
        statements.findByPhaseIn(ONGOING).forEach(statement -> all.add(statement.id()));
        all.forEach(this::advance);
    }

    private void advance(StatementId statement) {
        advancing.set(true);
        try {
            dispatcher.advance(statement);
        } catch (RuntimeException e) {
            log.error(
                    "The workflow of statement {} could not go on; it is tried again within a minute",
                    statement.value(),
                    e);
        } finally {
            advancing.remove();
        }
    }
}
