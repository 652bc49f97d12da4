package org.communique.statement.draft;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.communique.coalition.directory.MemberId;
import org.communique.collab.DraftId;
import org.communique.collab.log.DraftRevision;
import org.communique.collab.room.CollaborationService;
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
class DraftRestorationRecorder {

    private static final Logger log = LoggerFactory.getLogger(DraftRestorationRecorder.class);

    private static final int LOOKS = 10;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    /** So many edits can others have made since the editor asked. */
    private static final int MEANWHILE = 100;

    private final CollaborationService collaborationService;
    private final StatementQuota quota;
    private final HeavyWorkExecutor work;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /** One of a member and draft at a time. */
    private final Set<Restoration> awaited = ConcurrentHashMap.newKeySet();

    private record Restoration(DraftId draft, MemberId member) {}

    DraftRestorationRecorder(
            CollaborationService collaborationService,
            StatementQuota quota,
            HeavyWorkExecutor work,
            ApplicationEventPublisher events,
            Clock clock) {
        this.collaborationService = collaborationService;
        this.quota = quota;
        this.work = work;
        this.events = events;
        this.clock = clock;
    }

    void report(StatementId statement, DraftId draft, MemberId member, Instant from, long before) {
        var restoration = new Restoration(draft, member);
        if (awaited.add(restoration)) {
            Thread.startVirtualThread(() -> {
                try {
                    if (quota.change(member).isEmpty() && isStored(draft, member, from, before)) {
                        events.publishEvent(new DraftRestored(statement, from, member, clock.instant()));
                        collaborationService.restored(draft, member.value(), from, before);
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (RuntimeException e) {
                    log.warn("Could not record that an older text was restored in draft {}", draft.value(), e);
                } finally {
                    awaited.remove(restoration);
                }
            });
        }
    }

    private boolean isStored(DraftId draft, MemberId member, Instant from, long before) throws InterruptedException {
        var known = revisions(draft, member);
        if (known.isEmpty() || !isPossible(known, from, before)) {
            return false;
        }
        for (int look = 0; look < LOOKS; look++) {
            if (revisions(draft, member).stream()
                    .anyMatch(revision ->
                            revision.seq() > before && revision.members().contains(member.value()))) {
                return true;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        return false;
    }

    /** It reads the draft's log, and a member can say so of many drafts at once. */
    private List<DraftRevision> revisions(DraftId draft, MemberId member) {
        return work.run(WorkKind.DRAFT, member.value(), () -> collaborationService.revisions(draft));
    }

    /** Revisions close together become one, so the time need not be one of them any more. */
    private boolean isPossible(List<DraftRevision> known, Instant from, long before) {
        return !from.isBefore(known.getFirst().at().minus(DraftRevision.APART))
                && !from.isAfter(clock.instant())
                && before >= known.getLast().seq() - MEANWHILE;
    }
}
