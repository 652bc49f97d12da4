package org.communique.amendment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.communique.amendment.AmendmentEvent.RoundChanged;
import org.communique.amendment.AmendmentEvent.RoundOpened;
import org.communique.job.ReconcileQueue;
import org.communique.job.Reconciler;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Says again that a round was opened, as its server may have died before it did; and that its deadline has passed, to open screens. */
@Component
class RoundReconciler implements Reconciler {

    private static final Duration LONGEST_OPENING = Duration.ofMinutes(2);

    private final Rounds rounds;
    private final ReconcileQueue queue;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RoundReconciler(Rounds rounds, ReconcileQueue queue, ApplicationEventPublisher events, Clock clock) {
        this.rounds = rounds;
        this.queue = queue;
        this.events = events;
        this.clock = clock;
    }

    /** To be called before it is stored. */
    void watch(AmendmentRound round) {
        queue.add(kind(), round.id().value(), round.openedAt().plus(LONGEST_OPENING));
        watch(round.id(), round.deadline());
    }

    /** To be called before its deadline is stored. */
    void watch(RoundId round, Instant deadline) {
        queue.add(kind(), round.value(), deadline);
    }

    @Override
    public String kind() {
        return "amendment-round";
    }

    @Override
    public Optional<Instant> reconcile(String subject) {
        rounds.find(new RoundId(subject)).ifPresent(round -> {
            if (round.isOpen(clock.instant())) {
                events.publishEvent(new RoundOpened(round.id(), round.deadline(), round.openedBy(), round.openedAt()));
            } else {
                events.publishEvent(new RoundChanged(round.id()));
            }
        });
        return Optional.empty();
    }
}
