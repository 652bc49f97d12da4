package org.communique.treaty.stance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.communique.job.ReconcileQueue;
import org.communique.job.Reconciler;
import org.communique.treaty.stance.StanceEvent.StancesAsked;
import org.communique.treaty.stance.StanceEvent.StancesClosed;
import org.communique.treaty.stance.StanceEvent.StancesDue;
import org.communique.treaty.stance.StanceEvent.StancesPublished;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Says what became of a request: that it was asked, that its deadline is near, that it was closed and published. It says so again if
 * its server may have died before it did; who was notified is not notified again.
 */
@Component
class StanceReconciler implements Reconciler {

    private static final Duration BEFORE_DEADLINE = Duration.ofDays(2);

    private final StanceRequests requests;
    private final ReconcileQueue queue;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StanceReconciler(StanceRequests requests, ReconcileQueue queue, ApplicationEventPublisher events, Clock clock) {
        this.requests = requests;
        this.queue = queue;
        this.events = events;
        this.clock = clock;
    }

    /** To be called before the request is stored or changed. */
    void watch(StanceRequest request) {
        queue.add(kind(), request.id().value());
        queue.add(kind(), request.id().value(), reminderAt(request));
        queue.add(kind(), request.id().value(), request.deadline());
    }

    /** Two days before the deadline, but not in the first half of the time. */
    private static Instant reminderAt(StanceRequest request) {
        var half = request.at()
                .plus(Duration.between(request.at(), request.deadline()).dividedBy(2));
        var near = request.deadline().minus(BEFORE_DEADLINE);
        return near.isAfter(half) ? near : half;
    }

    @Override
    public String kind() {
        return "stances";
    }

    @Override
    public Optional<Instant> reconcile(String subject) {
        requests.find(new StanceRequestId(subject)).ifPresent(request -> announce(request, clock.instant()));
        return Optional.empty();
    }

    /** What was stored is said at once, and need not be looked at for that. */
    void announced(StanceRequest stored, Instant now) {
        announce(stored, now);
        queue.done(kind(), stored.id().value());
    }

    void announce(StanceRequest request, Instant now) {
        var id = request.id();
        if (request.isOpen(now)) {
            events.publishEvent(new StancesAsked(id, request.by(), request.at()));
            if (!now.isBefore(reminderAt(request))) {
                events.publishEvent(new StancesDue(id, reminderAt(request)));
            }
            return;
        }
        @Nullable Instant closed = request.closedAt();
        events.publishEvent(new StancesClosed(id, closed == null ? request.deadline() : closed));
        if (request.published() instanceof PublishedStances table) {
            events.publishEvent(new StancesPublished(id, table.at()));
        }
    }
}
