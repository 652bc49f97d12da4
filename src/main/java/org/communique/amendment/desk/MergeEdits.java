package org.communique.amendment.desk;

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
import org.communique.amendment.desk.MergeOutcome.CannotUndo;
import org.communique.amendment.desk.MergeOutcome.ChangedMeanwhile;
import org.communique.amendment.desk.MergeOutcome.DoesNotApply;
import org.communique.amendment.desk.MergeOutcome.Done;
import org.communique.amendment.desk.MergeOutcome.NotOpen;
import org.communique.amendment.desk.MergeOutcome.UnderVote;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.crdt.YDoc;
import org.communique.statement.StatementId;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.statement.draft.codec.DraftLeaves;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.Container;
import org.communique.text.leaf.EditedLeaves;
import org.communique.text.leaf.LeafEdit;
import org.communique.text.leaf.LeafSequence;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The edit that enters an amendment into the draft as it is now, or takes it out again; or why there is none. */
@Component
class MergeEdits {

    sealed interface Preparation {}

    /**
     * @param after   the number of the draft's last edit, which it follows: words that someone writes meanwhile are not lost
     * @param names   of the blocks that it writes
     * @param present the blocks of the draft before
     */
    record Edit(long after, byte[] update, Map<BlockId, BlockId> names, Set<BlockId> present) {}

    record Ready(Edit edit) implements Preparation {}

    record Refused(MergeOutcome outcome) implements Preparation {}

    private final Amendments amendments;
    private final RoundTexts roundTexts;
    private final FallConditions fallConditions;
    private final ComparedAmendments comparedAmendments;
    private final DraftMerges draftMerges;
    private final CollaborationService collaborationService;

    MergeEdits(
            Amendments amendments,
            RoundTexts roundTexts,
            FallConditions fallConditions,
            ComparedAmendments comparedAmendments,
            DraftMerges draftMerges,
            CollaborationService collaborationService) {
        this.amendments = amendments;
        this.roundTexts = roundTexts;
        this.fallConditions = fallConditions;
        this.comparedAmendments = comparedAmendments;
        this.draftMerges = draftMerges;
        this.collaborationService = collaborationService;
    }

    /**
     * @param read the amendment when it was decided on
     * @param text instead of its own; null if with its own
     */
    Preparation prepare(Claim claim, Amendment read, @Nullable VoteId vote, @Nullable AmendmentText text) {
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
    static Optional<MergeOutcome> settled(Amendment amendment, boolean undo) {
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

    static DraftId draftOf(StatementId statement) {
        return new DraftId(statement.value());
    }
}
