package org.communique.signon.call;

import static java.util.Objects.requireNonNull;
import static org.communique.signon.participation.SignOnCall.Status.OPEN;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.communique.job.Leases;
import org.communique.job.Reconciler;
import org.communique.mail.EventOutbox;
import org.communique.mail.StoredEvent.Fact;
import org.communique.signon.CallMessage;
import org.communique.signon.ParticipationTotals;
import org.communique.signon.SignOnEvent.CallClosed;
import org.communique.signon.SignOnEvent.DeadlineExtended;
import org.communique.signon.SignOnEvent.OrganisationsInvited;
import org.communique.signon.participation.Participations;
import org.communique.signon.participation.SignOnCall;
import org.communique.signon.participation.SignOnCall.Unannounced;
import org.communique.signon.participation.SignOnCalls;
import org.communique.signon.record.SignOnLedgerWriter;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.Statements;
import org.communique.statement.VersionId;
import org.communique.statement.lifecycle.StatementLifecycle;
import org.communique.storage.DatabaseOutage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Carries out what a call's document says. Each step can be repeated, so a call that a crash left half done is completed
 * by doing it all again, at the start and within a minute or two.
 */
@Component
public class CallReconciler implements Reconciler {

    private static final Logger log = LoggerFactory.getLogger(CallReconciler.class);

    private final SignOnCalls calls;
    private final SignOnLedgerWriter ledgerWriter;
    private final Participations participations;
    private final Statements statements;
    private final StatementLifecycle statementLifecycle;
    private final Leases leases;
    private final ApplicationEventPublisher events;
    private final EventOutbox outbox;
    private final Clock clock;

    CallReconciler(
            SignOnCalls calls,
            SignOnLedgerWriter ledgerWriter,
            Participations participations,
            Statements statements,
            StatementLifecycle statementLifecycle,
            Leases leases,
            ApplicationEventPublisher events,
            EventOutbox outbox,
            Clock clock) {
        this.calls = calls;
        this.ledgerWriter = ledgerWriter;
        this.participations = participations;
        this.statements = statements;
        this.statementLifecycle = statementLifecycle;
        this.leases = leases;
        this.events = events;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Whether the statement is open for sign-on, and with it every invited organisation's participation. */
    boolean claim(SignOnCall call) {
        statementLifecycle.openSignOn(call.version());
        if (phase(call.version()) != Phase.SIGN_ON) {
            return false;
        }
        participations.create(call, now());
        participations.extend(call);
        if (call.unrecorded()) {
            ledgerWriter.add(call);
        }
        return true;
    }

    /** Notifies organisations of their invitation. If the server stops first, another one does it. */
    void announce(SignOnCall call, CallMessage message) {
        call.unannounced().stream()
                .filter(each -> each.message().equals(message))
                .forEach(each -> announce(call, each));
    }

    private void announce(SignOnCall call, Unannounced each) {
        events.publishEvent(new OrganisationsInvited(
                call.version(), each.organisations(), call.summary().answerBy(now()), each.message()));
        calls.announced(call.version(), each.message());
    }

    private void announceOverdue(SignOnCall call) {
        if (!call.unannounced().isEmpty()) {
            calls.takeAnnouncement(call.version(), now())
                    .ifPresent(taken -> taken.unannounced().forEach(each -> announce(taken, each)));
        }
    }

    /** Notifies those invited of the newest deadline, at most once an hour. */
    boolean announceExtension(VersionId version) {
        var taken = calls.takeExtension(version, now());
        taken.ifPresent(call -> {
            events.publishEvent(new DeadlineExtended(
                    version, call.invited(), call.deadline(), requireNonNull(call.unannouncedExtension())));
            calls.markExtensionAnnounced(call);
        });
        return taken.isPresent();
    }

    /** Closes a call of which the closing has begun. */
    void close(SignOnCall call) {
        // No one can be invited after the closing began, so no participation can be created unfenced after this.
        participations.create(call, now());
        participations.fence(call.version());
        var states = participations.of(call.version()).stream()
                .map(participation -> participation.shownAt(null, now()))
                .toList();
        var withdrawn = call.withdrawalReason() != null;
        if (withdrawn) {
            statementLifecycle.returnToDraft(call.version());
        } else {
            statementLifecycle.closeSignOn(call.version());
        }
        var now = now();
        Supplier<Optional<SignOnCall>> finish =
                () -> calls.finishClosing(call.version(), ParticipationTotals.of(states), now)
                        .map(closed -> ledgerWriter.add(closed));
        if (withdrawn) {
            var _ = finish.get();
        } else {
            outbox.publish(
                    new CallClosed(call.version(), now),
                    Fact.of(SignOnCall.class, call.version(), "closedAt", now),
                    finish);
        }
    }

    /** All that may be unfinished, at the start. */
    @EventListener(ApplicationReadyEvent.class)
    public void reconcile() {
        for (var call : calls.unfinished()) {
            try {
                complete(call);
            } catch (RuntimeException e) {
                // Writers put it into the queue before they change it.
                DatabaseOutage.log(
                        log,
                        e,
                        "Could not complete the sign-on call of {}; the queue has it tried again",
                        call.version().value());
            }
        }
        ledgerWriter.catchUp();
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void recordMissing() {
        if (ledgerWriter.lacksAny()) {
            leases.run("sign-on-record", ledgerWriter::catchUp);
        }
    }

    @Override
    public String kind() {
        return SignOnCalls.KIND;
    }

    @Override
    public Optional<Instant> reconcile(String subject) {
        var version = new VersionId(subject);
        calls.find(version).ifPresent(this::complete);
        return calls.find(version).filter(call -> call.status() == OPEN).flatMap(this::next);
    }

    private Optional<Instant> next(SignOnCall call) {
        var announcedAt = call.deadlineAnnouncedAt();
        if (!call.unannounced().isEmpty()) {
            return Optional.of(now().plus(SignOnCalls.ANNOUNCING));
        }
        return call.unannouncedExtension() != null && announcedAt != null
                ? Optional.of(announcedAt.plus(SignOnCalls.BETWEEN_EXTENSIONS))
                : Optional.empty();
    }

    private void complete(SignOnCall call) {
        switch (call.status()) {
            case CLOSING -> close(call);
            case OPEN -> {
                if (claim(call)) {
                    announceOverdue(call);
                    announceExtension(call.version());
                }
            }
            case CLOSED -> {}
        }
    }

    private Phase phase(VersionId version) {
        return statements.findById(version.statement()).map(Statement::phase).orElse(Phase.ABANDONED);
    }

    private Instant now() {
        return clock.instant();
    }
}
