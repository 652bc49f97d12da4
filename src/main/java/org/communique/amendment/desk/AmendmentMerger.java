package org.communique.amendment.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.Acceptance;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.Amendment.Amends;
import org.communique.amendment.Amendment.Settlement;
import org.communique.amendment.AmendmentEvent.Settled;
import org.communique.amendment.AmendmentText;
import org.communique.amendment.Amendments;
import org.communique.amendment.BaseId;
import org.communique.amendment.DraftMerges;
import org.communique.amendment.DraftMerges.Claim;
import org.communique.amendment.RoundText.BlockName;
import org.communique.amendment.RoundTexts;
import org.communique.amendment.VoteId;
import org.communique.amendment.change.AmendedDraft;
import org.communique.amendment.change.AmendmentChanges;
import org.communique.amendment.change.Applicability;
import org.communique.amendment.change.Applicability.Applies;
import org.communique.amendment.change.Applicability.Falls;
import org.communique.amendment.change.Reversal;
import org.communique.amendment.desk.MergeOutcome.AmendsAnother;
import org.communique.amendment.desk.MergeOutcome.CannotUndo;
import org.communique.amendment.desk.MergeOutcome.ChangedMeanwhile;
import org.communique.amendment.desk.MergeOutcome.DoesNotApply;
import org.communique.amendment.desk.MergeOutcome.Done;
import org.communique.amendment.desk.MergeOutcome.DraftFrozen;
import org.communique.amendment.desk.MergeOutcome.DraftTooLarge;
import org.communique.amendment.desk.MergeOutcome.NotOpen;
import org.communique.amendment.desk.MergeOutcome.UnderVote;
import org.communique.amendment.fall.FallConditions;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.MemberId;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.crdt.YDoc;
import org.communique.job.ReconcileQueue;
import org.communique.job.Reconciler;
import org.communique.statement.StatementId;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.statement.draft.codec.DraftLeaves;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.Container;
import org.communique.text.leaf.EditedLeaves;
import org.communique.text.leaf.LeafEdit;
import org.communique.text.leaf.LeafSequence;
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
    private final RoundTexts roundTexts;
    private final FallConditions fallConditions;
    private final ComparedAmendments comparedAmendments;
    private final DraftMerges draftMerges;
    private final CollaborationService collaborationService;
    private final HeavyWorkExecutor work;
    private final ReconcileQueue queue;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AmendmentMerger(
            Amendments amendments,
            RoundTexts roundTexts,
            FallConditions fallConditions,
            ComparedAmendments comparedAmendments,
            DraftMerges draftMerges,
            CollaborationService collaborationService,
            HeavyWorkExecutor work,
            ReconcileQueue queue,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            Clock clock) {
        this.amendments = amendments;
        this.roundTexts = roundTexts;
        this.fallConditions = fallConditions;
        this.comparedAmendments = comparedAmendments;
        this.draftMerges = draftMerges;
        this.collaborationService = collaborationService;
        this.work = work;
        this.queue = queue;
        this.currentMember = currentMember;
        this.events = events;
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
        var settled = settled(amendment, undo);
        if (settled.isPresent()) {
            return settled.get();
        }
        if (amendment.amends() instanceof Amends(int number, var _)) {
            return new AmendsAnother(number);
        }
        long client = collaborationService.keepClient(
                draftOf(amendment.statement()), amendment.proposedBy().value());
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

    private sealed interface Preparation {}

    /**
     * @param after   the number of the draft's last edit, which it follows: words that someone writes meanwhile are not lost
     * @param names   of the blocks that it writes
     * @param present the blocks of the draft before
     */
    private record Edit(long after, byte[] update, Map<BlockId, BlockId> names, Set<BlockId> present) {}

    private record Ready(Edit edit) implements Preparation {}

    private record Refused(MergeOutcome outcome) implements Preparation {}

    private Preparation prepare(
            Claim claim, Amendment read, @Nullable VoteId vote, @Nullable AmendmentText otherWords) {
        try {
            return work.run(WorkKind.DRAFT, claim.by().value(), () -> edit(claim, read, vote, otherWords));
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

    /**
     * @param read the amendment when it was decided on
     * @param text instead of its own; null if with its own
     */
    private Preparation edit(Claim claim, Amendment read, @Nullable VoteId vote, @Nullable AmendmentText text) {
        // Another may have settled it before this claim.
        var amendment = amendments.find(claim.amendment()).orElseThrow();
        var settled = settled(amendment, claim.undo());
        if (settled.isPresent()) {
            return new Refused(text == null ? settled.get() : new NotOpen());
        }
        if (read.revisionCount() != amendment.revisionCount()) {
            return new Refused(new ChangedMeanwhile());
        }
        if (!Objects.equals(amendment.vote(), vote)) {
            return new Refused(amendment.vote() == null ? new NotOpen() : new UnderVote());
        }
        var current = collaborationService.current(draftOf(amendment.statement()));
        var state = current.update();
        var names = BlockName.map(draftMerges.names(amendment.statement()));
        var blocks = leaves(state);
        var draft = blocks.renamed(names);
        var adopted = claim.undo() ? Set.<Integer>of() : adoptedBefore(amendment);
        if (!adopted.isEmpty()) {
            return new Refused(new DoesNotApply(new Falls(adopted)));
        }
        var plan = claim.undo()
                ? undoing(amendment, draft)
                : entering(amendment, text == null ? amendment.text() : text, draft);
        if (!(plan.applicability() instanceof Applies)) {
            var why = plan.applicability();
            return new Refused(claim.undo() ? new CannotUndo(why) : new DoesNotApply(why));
        }
        if (!claim.undo()
                && amendments
                        .beginAcceptance(amendment, new Acceptance(claim.client(), claim.by(), claim.at(), text), vote)
                        .isEmpty()) {
            return new Refused(new NotOpen());
        }
        var edited = EditedLeaves.of(draft, plan.edits());
        var update = DraftCodec.replacement(state, edited.toRichText(), claim.client());
        return new Ready(new Edit(current.seq(), update, namesIn(state, update, edited), idsOf(blocks)));
    }

    /** What comes of it without an edit. */
    private static Optional<MergeOutcome> settled(Amendment amendment, boolean undo) {
        if (amendment.state() == (undo ? AmendmentStatus.ACCEPTED : AmendmentStatus.OPEN)) {
            return Optional.empty();
        }
        var isDone = amendment.state() == (undo ? AmendmentStatus.OPEN : AmendmentStatus.ACCEPTED);
        return Optional.of(isDone ? new Done(amendment) : new NotOpen());
    }

    private record Plan(Applicability applicability, List<LeafEdit> edits) {}

    private Plan undoing(Amendment amendment, LeafSequence draft) {
        var reversal = new Reversal(
                roundTexts.leaves(amendment.baseText()),
                accepted(amendment, amendment.baseText()),
                amendment.id().number(),
                draft);
        var applicability = reversal.applicability();
        return new Plan(applicability, applicability instanceof Applies ? reversal.edits() : List.of());
    }

    private Plan entering(Amendment amendment, AmendmentText text, LeafSequence draft) {
        var base = text.baseText(amendment.round());
        var changes = text.readChanges();
        var amended = new AmendedDraft(roundTexts.leaves(base), accepted(amendment, base), draft);
        int number = amendment.id().number();
        var applicability = amended.applicability(number, changes);
        return new Plan(applicability, applicability instanceof Applies ? amended.edits(number, changes) : List.of());
    }

    /** The numbers of those that it falls with. */
    private Set<Integer> adoptedBefore(Amendment amendment) {
        var adopted = new TreeSet<>(fallConditions.of(amendment.id()));
        if (!adopted.isEmpty()) {
            adopted.retainAll(amendments.of(amendment.statement()).stream()
                    .filter(other -> other.state() == AmendmentStatus.ACCEPTED)
                    .map(other -> other.id().number())
                    .toList());
        }
        return adopted;
    }

    /** Those to the same text: what others changed stands in the draft like the words of drafters. */
    private List<AmendmentChanges> accepted(Amendment amendment, BaseId base) {
        return amendments.of(amendment.statement()).stream()
                .filter(other -> other.state() == AmendmentStatus.ACCEPTED
                        && other.baseText().equals(base))
                .map(comparedAmendments::of)
                .toList();
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
                draftOf(statement), edit.after(), claim.author().value(), edit.update());
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

    private static Map<BlockId, BlockId> namesIn(byte[] state, byte[] update, LeafSequence text) {
        var document = new YDoc();
        document.applyUpdate(state);
        document.applyUpdate(update);
        return DraftLeaves.names(text, DraftLeaves.of(document));
    }

    private static Set<BlockId> idsOf(LeafSequence text) {
        return text.leaves().stream()
                .flatMap(leaf -> Stream.concat(
                        Stream.of(leaf.id()), leaf.containers().stream().map(Container::id)))
                .collect(Collectors.toSet());
    }

    private static LeafSequence leaves(byte[] state) {
        var document = new YDoc();
        document.applyUpdate(state);
        return DraftLeaves.of(document);
    }

    private Optional<Amendment> complete(Claim claim) {
        var now = now();
        var settled = claim.undo()
                ? amendments.undoAcceptance(claim.amendment(), claim.by(), now)
                : amendments.completeAcceptance(
                        claim.amendment(), claim.client(), new Settlement(claim.by(), now, claim.reason()));
        settled.ifPresent(
                amendment -> events.publishEvent(new Settled(amendment.id(), amendment.state(), claim.by(), now)));
        return settled;
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
                    var draft = draftOf(statement);
                    var state = collaborationService.state(draft);
                    if (collaborationService.hasEdit(draft, claim.author().value(), state, claim.client())) {
                        complete(claim);
                    } else {
                        amendments.cancelAcceptance(claim.amendment(), claim.client());
                    }
                    draftMerges.release(statement, claim.client());
                });
    }

    private static DraftId draftOf(StatementId statement) {
        return new DraftId(statement.value());
    }

    private Instant now() {
        return clock.instant();
    }
}
