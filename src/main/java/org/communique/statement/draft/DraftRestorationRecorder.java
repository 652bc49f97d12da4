package org.communique.statement.draft;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.communique.coalition.directory.MemberId;
import org.communique.collab.DraftId;
import org.communique.collab.log.DraftRevision;
import org.communique.collab.room.CollaborationService;
import org.communique.job.ReconcileQueue;
import org.communique.job.Reconciler;
import org.communique.statement.StatementEvent.DraftRestored;
import org.communique.statement.StatementId;
import org.communique.statement.lifecycle.StatementQuota;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Records restored revisions. The editor reports a restoration separately from its edit, which may arrive later or never: it is
 * recorded when an edit by the member is stored, and only if the draft existed at that time.
 */
@Component
class DraftRestorationRecorder implements Reconciler {

    private static final Logger log = LoggerFactory.getLogger(DraftRestorationRecorder.class);

    private static final int LOOKS = 10;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    /** So many edits can others have made since the editor asked. */
    private static final int MEANWHILE = 100;

    private final CollaborationService collaborationService;
    private final StatementQuota quota;
    private final HeavyWorkExecutor work;
    private final ReconcileQueue queue;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /** One of a member and draft at a time. */
    private final Set<String> awaited = ConcurrentHashMap.newKeySet();

    /**
     * @param before the number of the last edit before
     * @param at     when it was reported
     */
    private record Restoration(StatementId statement, MemberId member, Instant from, long before, Instant at) {

        static Restoration of(String subject) {
            var parts = subject.split("/");
            return new Restoration(
                    new StatementId(parts[0]),
                    new MemberId(parts[1]),
                    Instant.parse(parts[2]),
                    Long.parseLong(parts[3]),
                    Instant.parse(parts[4]));
        }

        String subject() {
            return String.join(
                    "/", statement.value(), member.value(), from.toString(), Long.toString(before), at.toString());
        }

        DraftId draft() {
            return new DraftId(statement.value());
        }
    }

    DraftRestorationRecorder(
            CollaborationService collaborationService,
            StatementQuota quota,
            HeavyWorkExecutor work,
            ReconcileQueue queue,
            ApplicationEventPublisher events,
            Clock clock) {
        this.collaborationService = collaborationService;
        this.quota = quota;
        this.work = work;
        this.queue = queue;
        this.events = events;
        this.clock = clock;
    }

    void report(StatementId statement, MemberId member, Instant from, long before) {
        var restoration = new Restoration(statement, member, from, before, clock.instant());
        var place = statement.value() + "/" + member.value();
        if (awaited.add(place)) {
            Thread.startVirtualThread(() -> {
                try {
                    if (quota.change(member).isEmpty() && isPossible(restoration)) {
                        queue.add(kind(), restoration.subject());
                        await(restoration);
                        queue.done(kind(), restoration.subject());
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (RuntimeException e) {
                    log.warn("Could not record yet that an older text was restored in {}", statement.value(), e);
                } finally {
                    awaited.remove(place);
                }
            });
        }
    }

    private void await(Restoration restoration) throws InterruptedException {
        for (int look = 0; look < LOOKS && !isRecorded(restoration); look++) {
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private boolean isRecorded(Restoration of) {
        var stored = revisions(of).stream()
                .anyMatch(revision -> revision.seq() > of.before()
                        && revision.members().contains(of.member().value()));
        if (stored) {
            events.publishEvent(new DraftRestored(of.statement(), of.from(), of.member(), of.at()));
            collaborationService.restored(of.draft(), of.member().value(), of.from(), of.before());
        }
        return stored;
    }

    @Override
    public String kind() {
        return "restoration";
    }

    /** Of a server that ended while it waited for the edit. */
    @Override
    public Optional<Instant> reconcile(String subject) {
        isRecorded(Restoration.of(subject));
        return Optional.empty();
    }

    /** It reads the draft's log, and a member can say so of many drafts at once. */
    private List<DraftRevision> revisions(Restoration of) {
        return work.run(WorkKind.DRAFT, of.member().value(), () -> collaborationService.revisions(of.draft()));
    }

    /** Revisions close together become one, so the time need not be one of them any more. */
    private boolean isPossible(Restoration restoration) {
        var known = revisions(restoration);
        return !known.isEmpty()
                && !restoration.from().isBefore(known.getFirst().at().minus(DraftRevision.APART))
                && !restoration.from().isAfter(restoration.at())
                && restoration.before() >= known.getLast().seq() - MEANWHILE;
    }
}
