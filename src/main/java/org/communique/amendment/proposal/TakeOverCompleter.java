package org.communique.amendment.proposal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.Amendment.Amends;
import org.communique.amendment.Amendment.Settlement;
import org.communique.amendment.AmendmentEvent.Settled;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.AmendmentRevision;
import org.communique.amendment.Amendments;
import org.communique.job.ReconcileQueue;
import org.communique.job.Reconciler;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Settles amendments whose text was taken over, also where the server that began it died. */
@Component
class TakeOverCompleter implements Reconciler {

    private static final Duration ABANDONED = Duration.ofMinutes(1);

    private final Amendments amendments;
    private final ReconcileQueue queue;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TakeOverCompleter(Amendments amendments, ReconcileQueue queue, ApplicationEventPublisher events, Clock clock) {
        this.amendments = amendments;
        this.queue = queue;
        this.events = events;
        this.clock = clock;
    }

    /** To be called before its text is taken over. */
    void begin(AmendmentId amendment) {
        queue.add(kind(), amendment.value(), clock.instant().plus(ABANDONED));
    }

    static boolean isTakenOver(Amendment amendment, Amendment amended) {
        return takeOver(amendment, amended).isPresent();
    }

    /** How its text was taken over into what it amends, whatever became of the text of that one before and since. */
    private static Optional<AmendmentRevision> takeOver(Amendment amendment, Amendment amended) {
        if (amendment.amends() instanceof Amends(int _, int written)) {
            for (int i = written; i < amended.revisions().size(); i++) {
                var revision = amended.revisions().get(i);
                if (Integer.valueOf(amendment.id().number()).equals(revision.takenFrom())
                        && amended.textAt(i + 1).equals(amendment.text())) {
                    return Optional.of(revision);
                }
            }
        }
        return Optional.empty();
    }

    /** @param amended with its text; what was withdrawn, rejected or changed meanwhile stays so */
    void complete(Amendment amendment, Amendment amended) {
        takeOver(amendment, amended).ifPresent(revision -> {
            var settlement = new Settlement(revision.by(), revision.at(), "");
            amendments
                    .takeOver(amendment, settlement)
                    .ifPresent(_ -> events.publishEvent(new Settled(
                            amendment.id(), AmendmentStatus.TAKEN_OVER, revision.by(), revision.at(), false)));
        });
    }

    @Override
    public String kind() {
        return "amendment-take-over";
    }

    @Override
    public Optional<Instant> reconcile(String subject) {
        amendments
                .find(new AmendmentId(subject))
                .ifPresent(amendment -> Optional.ofNullable(amendment.amends())
                        .flatMap(amends -> amendments.find(AmendmentId.of(amendment.statement(), amends.number())))
                        .filter(amended -> isTakenOver(amendment, amended))
                        .ifPresent(amended -> complete(amendment, amended)));
        return Optional.empty();
    }
}
