package org.communique.amendment.vote;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.Amendment.Settlement;
import org.communique.amendment.AmendmentEvent.Settled;
import org.communique.amendment.AmendmentEvent.VoteChanged;
import org.communique.amendment.AmendmentEvent.VoteOpened;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.Amendments;
import org.communique.amendment.VoteId;
import org.communique.amendment.change.Applicability.Falls;
import org.communique.amendment.desk.MergeOutcome;
import org.communique.amendment.desk.VotedAmendments;
import org.communique.amendment.vote.AmendmentVote.Effect;
import org.communique.amendment.vote.AmendmentVote.Status;
import org.communique.coalition.directory.MemberId;
import org.communique.job.ReconcileQueue;
import org.communique.job.Reconciler;
import org.communique.mail.EventOutbox;
import org.communique.work.OptimisticRetry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Closes votes, at their deadlines too, and settles what was voted on, also where the server that began it died. */
@Component
class VoteCloser implements Reconciler {

    /** No opening takes as long. */
    private static final Duration ABANDONED = Duration.ofMinutes(1);

    private final AmendmentVotes votes;
    private final Amendments amendments;
    private final VotedAmendments votedAmendments;
    private final VoteLedger voteLedger;
    private final ReconcileQueue queue;
    private final MessageSource messages;
    private final ApplicationEventPublisher events;
    private final EventOutbox outbox;
    private final Clock clock;

    VoteCloser(
            AmendmentVotes votes,
            Amendments amendments,
            VotedAmendments votedAmendments,
            VoteLedger voteLedger,
            ReconcileQueue queue,
            MessageSource messages,
            ApplicationEventPublisher events,
            EventOutbox outbox,
            Clock clock) {
        this.votes = votes;
        this.amendments = amendments;
        this.votedAmendments = votedAmendments;
        this.voteLedger = voteLedger;
        this.queue = queue;
        this.messages = messages;
        this.events = events;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** To be called before it is stored. */
    void watch(AmendmentVote vote) {
        queue.add(kind(), vote.id().value(), vote.openedAt().plus(ABANDONED.multipliedBy(2)));
        queue.add(kind(), vote.id().value(), vote.deadline());
    }

    /**
     * Once, with the result of the ballots cast until then.
     *
     * @param by null if the deadline does
     */
    AmendmentVote close(VoteId id, @Nullable MemberId by) {
        queue.add(kind(), id.value());
        return settle(OptimisticRetry.run(id, _ -> closed(id, by)));
    }

    private Optional<AmendmentVote> closed(VoteId id, @Nullable MemberId by) {
        var vote = votes.find(id).orElseThrow();
        return vote.status() == Status.OPEN ? votes.close(vote, by, now()) : Optional.of(vote);
    }

    /** What is done already stays. The amendments are free again only when what became of them is on record. */
    private AmendmentVote settle(AmendmentVote vote) {
        if (vote.status() != Status.CLOSED) {
            return vote;
        }
        var settled = vote.effects() == null ? recorded(vote) : vote;
        release(settled);
        events.publishEvent(new VoteChanged(vote.id()));
        return settled;
    }

    private AmendmentVote recorded(AmendmentVote vote) {
        voteLedger.record(vote);
        var ids = vote.amendments().stream().map(VotedAmendment::id).toList();
        boolean together = vote.result() != VoteResult.ADOPTED
                || ids.size() == 1
                || votedAmendments.applyTogether(ids, vote.decidedBy());
        var effects = ids.stream()
                .map(id -> together ? effect(vote, id) : Effect.NOT_TOGETHER)
                .toList();
        return votes.record(vote.id(), effects)
                .orElseGet(() -> votes.find(vote.id()).orElseThrow());
    }

    private Effect effect(AmendmentVote vote, AmendmentId id) {
        return switch (Objects.requireNonNull(vote.result())) {
            case ADOPTED -> accepted(vote, id);
            case REJECTED -> rejected(vote, id);
            case NO_QUORUM -> Effect.OPEN_AGAIN;
        };
    }

    private Effect accepted(AmendmentVote vote, AmendmentId id) {
        return switch (votedAmendments.accept(id, vote.id(), vote.decidedBy(), reason(vote))) {
            case MergeOutcome.Done _ -> Effect.ACCEPTED;
            case MergeOutcome.DoesNotApply(var why) -> why instanceof Falls ? Effect.FALLS : Effect.DOES_NOT_APPLY;
            case MergeOutcome.DraftFrozen _ -> Effect.DRAFT_FROZEN;
            case MergeOutcome.DraftTooLarge _ -> Effect.DRAFT_TOO_LARGE;
            case MergeOutcome.NotOpen _,
                    MergeOutcome.ChangedMeanwhile _,
                    MergeOutcome.UnderVote _,
                    MergeOutcome.SupportersMissing _,
                    MergeOutcome.TooOften _,
                    MergeOutcome.CannotUndo _,
                    MergeOutcome.AmendsAnother _ -> ifIn(id, AmendmentStatus.ACCEPTED, Effect.ACCEPTED);
        };
    }

    private Effect rejected(AmendmentVote vote, AmendmentId id) {
        var settlement = new Settlement(vote.decidedBy(), now(), reason(vote));
        var rejected = new Settled(id, AmendmentStatus.REJECTED, settlement.by(), settlement.at(), true);
        outbox.publish(rejected, rejected.fact(), () -> amendments.rejectByVote(id, vote.id(), settlement));
        return ifIn(id, AmendmentStatus.REJECTED, Effect.REJECTED);
    }

    private Effect ifIn(AmendmentId id, AmendmentStatus state, Effect effect) {
        return amendments.find(id).map(Amendment::state).orElseThrow() == state ? effect : Effect.SETTLED_OTHERWISE;
    }

    private String reason(AmendmentVote vote) {
        var tally = vote.tally();
        return messages.getMessage(
                "amendment.vote.reason",
                new Object[] {Integer.toString(vote.id().number()), tally.yes(), tally.no(), tally.abstained()},
                Locale.ENGLISH);
    }

    static VoteOpened opened(AmendmentVote vote) {
        return new VoteOpened(vote.id(), vote.electorate(), vote.deadline(), vote.openedBy(), vote.openedAt());
    }

    /** Gives up opening it. Where that was given up before, the opening may have gone on meanwhile, and taken more amendments. */
    void cancel(AmendmentVote vote) {
        votes.cancel(vote.id());
        votes.find(vote.id())
                .filter(found -> found.status() == Status.CANCELLED)
                .ifPresent(this::release);
    }

    private void release(AmendmentVote vote) {
        vote.amendments().forEach(each -> amendments.endVote(each.id(), vote.id()));
    }

    @Override
    public String kind() {
        return "amendment-vote";
    }

    @Override
    public Optional<Instant> reconcile(String subject) {
        return votes.find(new VoteId(subject)).flatMap(this::reconcile);
    }

    private Optional<Instant> reconcile(AmendmentVote vote) {
        var now = clock.instant();
        switch (vote.status()) {
            case PREPARING -> {
                if (now.isBefore(vote.openedAt().plus(ABANDONED))) {
                    return Optional.of(vote.openedAt().plus(ABANDONED));
                }
                cancel(vote);
            }
            case OPEN -> {
                if (now.isBefore(vote.deadline())) {
                    // Its server may have died before it said so; no one is notified twice.
                    events.publishEvent(opened(vote));
                    return Optional.of(vote.deadline());
                }
                close(vote.id(), null);
            }
            case CLOSED -> settle(vote);
            case CANCELLED -> release(vote);
        }
        return Optional.empty();
    }

    private Instant now() {
        return clock.instant();
    }
}
