package org.communique.amendment.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.Amendment.Amends;
import org.communique.amendment.Amendment.Settlement;
import org.communique.amendment.AmendmentEvent.Settled;
import org.communique.amendment.AmendmentText;
import org.communique.amendment.Amendments;
import org.communique.amendment.DraftMerges;
import org.communique.amendment.DraftMerges.Claim;
import org.communique.amendment.VoteId;
import org.communique.amendment.desk.MergeEdits.Edit;
import org.communique.amendment.desk.MergeEdits.Preparation;
import org.communique.amendment.desk.MergeEdits.Ready;
import org.communique.amendment.desk.MergeEdits.Refused;
import org.communique.amendment.desk.MergeOutcome.AmendsAnother;
import org.communique.amendment.desk.MergeOutcome.Done;
import org.communique.amendment.desk.MergeOutcome.DraftFrozen;
import org.communique.amendment.desk.MergeOutcome.DraftTooLarge;
import org.communique.amendment.desk.MergeOutcome.NotOpen;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.MemberId;
import org.communique.collab.room.CollaborationService;
import org.communique.job.ReconcileQueue;
import org.communique.job.Reconciler;
import org.communique.mail.EventOutbox;
import org.communique.statement.StatementId;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.OptimisticRetry;
import org.communique.work.TooBusyException;
import org.communique.work.WorkKind;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Enters accepted amendments into the draft, and takes them out again: one at a time for each statement, so that each is looked at with
 * all that were accepted before it. What is being done is on record before it is done. After a crash the edit is either found in the
 * draft, by the Yjs client id that was kept for it, or never comes.
 */
@Component
class AmendmentMerger implements Reconciler {

    private static final Duration ABANDONED = Duration.ofMinutes(2);

    /** Each is for a draft that someone has edited since the last. */
    private static final int MOST_ATTEMPTS = 10;

    private final Amendments amendments;
    private final MergeEdits mergeEdits;
    private final DraftMerges draftMerges;
    private final CollaborationService collaborationService;
    private final HeavyWorkExecutor work;
    private final ReconcileQueue queue;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final EventOutbox outbox;
    private final Clock clock;

    AmendmentMerger(
            Amendments amendments,
            MergeEdits mergeEdits,
            DraftMerges draftMerges,
            CollaborationService collaborationService,
            HeavyWorkExecutor work,
            ReconcileQueue queue,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            EventOutbox outbox,
            Clock clock) {
        this.amendments = amendments;
        this.mergeEdits = mergeEdits;
        this.draftMerges = draftMerges;
        this.collaborationService = collaborationService;
        this.work = work;
        this.queue = queue;
        this.currentMember = currentMember;
        this.events = events;
        this.outbox = outbox;
        this.clock = clock;
    }

    MergeOutcome accept(Amendment amendment, String reason) {
        return claimed(amendment, false, currentMember.id(), reason, null, null);
    }

    /** @param text instead of its own */
    MergeOutcome acceptWith(Amendment amendment, AmendmentText text, String reason) {
        return amendment.state() == AmendmentStatus.OPEN
                ? claimed(amendment, false, currentMember.id(), reason, null, text)
                : new NotOpen();
    }

    /** @param by who closed the vote */
    MergeOutcome acceptByVote(Amendment amendment, VoteId vote, MemberId by, String reason) {
        return claimed(amendment, false, by, reason, vote, null);
    }

    MergeOutcome undo(Amendment amendment) {
        return claimed(amendment, true, currentMember.id(), "", null, null);
    }

    private MergeOutcome claimed(
            Amendment amendment,
            boolean undo,
            MemberId by,
            String reason,
            @Nullable VoteId vote,
            @Nullable AmendmentText text) {
        var settled = MergeEdits.settled(amendment, undo);
        if (settled.isPresent()) {
            return settled.get();
        }
        if (amendment.amends() instanceof Amends(int number, var _)) {
            return new AmendsAnother(number);
        }
        long client = collaborationService.keepClient(
                MergeEdits.draftOf(amendment.statement()),
                amendment.proposedBy().value());
        queue.add(kind(), amendment.statement().value(), clock.instant().plus(ABANDONED));
        var claim = OptimisticRetry.run(amendment.statement(), _ -> take(amendment, undo, client, by, reason));
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            var prepared = prepare(claim, amendment, vote, text);
            if (!(prepared instanceof Ready(var edit))) {
                release(claim);
                return ((Refused) prepared).outcome();
            }
            // Where it fails, the edit may still come: the claim stays until it is too old for that.
            var outcome = write(claim, edit);
            if (outcome.isPresent()) {
                draftMerges.release(amendment.statement(), client);
                return outcome.get();
            }
            amendments.cancelAcceptance(amendment.id(), client);
        }
        release(claim);
        throw new TooBusyException();
    }

    private Preparation prepare(
            Claim claim, Amendment read, @Nullable VoteId vote, @Nullable AmendmentText otherWords) {
        try {
            return work.run(
                    WorkKind.DRAFT, claim.by().value(), () -> mergeEdits.prepare(claim, read, vote, otherWords));
        } catch (RuntimeException e) {
            release(claim);
            throw e;
        }
    }

    /** Nothing of it was written. */
    private void release(Claim claim) {
        amendments.cancelAcceptance(claim.amendment(), claim.client());
        draftMerges.release(claim.amendment().statement(), claim.client());
    }

    private Optional<Claim> take(Amendment amendment, boolean undo, long client, MemberId by, String reason) {
        var claim = new Claim(amendment.id(), undo, client, amendment.proposedBy(), by, now(), reason);
        if (draftMerges.take(amendment.statement(), claim)) {
            return Optional.of(claim);
        }
        settleInterrupted(amendment.statement());
        return Optional.empty();
    }

    /** Empty if someone has edited the draft since it was read. */
    private Optional<MergeOutcome> write(Claim claim, Edit edit) {
        var statement = claim.amendment().statement();
        draftMerges.addNames(statement, edit.names(), edit.present());
        if (!claim.isRecent(clock.instant())) {
            // It might be settled as interrupted before the edit is stored.
            amendments.cancelAcceptance(claim.amendment(), claim.client());
            draftMerges.release(statement, claim.client());
            throw new TooBusyException();
        }
        var result = collaborationService.applyAfter(
                MergeEdits.draftOf(statement), edit.after(), claim.author().value(), edit.update());
        return switch (result) {
            case APPLIED ->
                Optional.of(complete(claim).<MergeOutcome>map(Done::new).orElseGet(NotOpen::new));
            case FROZEN -> Optional.of(notWritten(claim, new DraftFrozen()));
            case TOO_LARGE, TOO_DEEP -> Optional.of(notWritten(claim, new DraftTooLarge()));
            case OVERTAKEN -> Optional.empty();
        };
    }

    private MergeOutcome notWritten(Claim claim, MergeOutcome outcome) {
        amendments.cancelAcceptance(claim.amendment(), claim.client());
        return outcome;
    }

    private Optional<Amendment> complete(Claim claim) {
        var now = now();
        var id = claim.amendment();
        boolean byVote = amendments
                .find(id)
                .filter(amendment -> amendment.vote() != null)
                .isPresent();
        if (claim.undo()) {
            var reopened = amendments.undoAcceptance(id, claim.by(), now);
            reopened.ifPresent(
                    _ -> events.publishEvent(new Settled(id, AmendmentStatus.OPEN, claim.by(), now, byVote)));
            return reopened;
        }
        var settled = new Settled(id, AmendmentStatus.ACCEPTED, claim.by(), now, byVote);
        return outbox.publish(
                settled,
                settled.fact(),
                () -> amendments.completeAcceptance(
                        id, claim.client(), new Settlement(claim.by(), now, claim.reason())));
    }

    @Override
    public String kind() {
        return "amendment-merge";
    }

    @Override
    public Optional<Instant> reconcile(String subject) {
        settleInterrupted(new StatementId(subject));
        return Optional.empty();
    }

    private void settleInterrupted(StatementId statement) {
        draftMerges
                .claim(statement)
                .filter(claim -> claim.isInterrupted(clock.instant()))
                .ifPresent(claim -> {
                    var draft = MergeEdits.draftOf(statement);
                    var state = collaborationService.state(draft);
                    if (collaborationService.hasEdit(draft, claim.author().value(), state, claim.client())) {
                        complete(claim);
                    } else {
                        amendments.cancelAcceptance(claim.amendment(), claim.client());
                    }
                    draftMerges.release(statement, claim.client());
                });
    }

    private Instant now() {
        return clock.instant();
    }
}
