package org.communique.amendment.proposal;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendments;
import org.communique.amendment.Rounds;
import org.communique.amendment.change.Change;
import org.communique.amendment.proposal.Proposal.Item;
import org.communique.amendment.proposal.ProposalOutcome.ChangedMeanwhile;
import org.communique.amendment.proposal.ProposalOutcome.InvalidItems;
import org.communique.amendment.proposal.ProposalOutcome.NotAsked;
import org.communique.amendment.proposal.ProposalOutcome.RoundClosed;
import org.communique.amendment.proposal.ProposalOutcome.TooMany;
import org.communique.amendment.proposal.ProposalTarget.Purpose;
import org.communique.coalition.directory.CurrentMember;
import org.communique.collab.room.CollaborationService;
import org.communique.collab.room.EditResult;
import org.communique.statement.LanguageTag;
import org.communique.statement.Phase;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.draft.DraftKeyStore;
import org.communique.statement.draft.DraftText;
import org.communique.statement.draft.ReplacementOutcome;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.text.document.RichText;
import org.communique.text.leaf.LeafSequence;
import org.communique.text.unicode.ShortText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Writing what an organisation proposes in a copy of the text, and submitting it. */
@Service
@PreAuthorize("denyAll()")
public class ProposalService {

    /** That one proposal may become. */
    static final int MOST_AT_ONCE = 200;

    /** Of one amendment as it is stored, in characters. */
    static final int LARGEST = 500_000;

    /** Of a copy, before anything was changed in it. */
    static final long FIRST = 1;

    /** Phases after which the text does not come back. */
    static final Set<Phase> ENDED = EnumSet.of(Phase.PUBLISHED, Phase.ABANDONED);

    private final Statements statements;
    private final Proposals proposals;
    private final Rounds rounds;
    private final Amendments amendments;
    private final SubmittedProposals submittedProposals;
    private final ProposalCopies proposalCopies;
    private final FrozenCopies frozenCopies;
    private final ProposalSubmitter submitter;
    private final CollaborationService collaborationService;
    private final DraftKeyStore draftKeys;
    private final ProposalLimits limits;
    private final HeavyWorkExecutor work;
    private final CurrentMember currentMember;
    private final Clock clock;

    ProposalService(
            Statements statements,
            Proposals proposals,
            Rounds rounds,
            Amendments amendments,
            SubmittedProposals submittedProposals,
            ProposalCopies proposalCopies,
            FrozenCopies frozenCopies,
            ProposalSubmitter submitter,
            CollaborationService collaborationService,
            DraftKeyStore draftKeys,
            ProposalLimits limits,
            HeavyWorkExecutor work,
            CurrentMember currentMember,
            Clock clock) {
        this.statements = statements;
        this.proposals = proposals;
        this.rounds = rounds;
        this.amendments = amendments;
        this.submittedProposals = submittedProposals;
        this.proposalCopies = proposalCopies;
        this.frozenCopies = frozenCopies;
        this.submitter = submitter;
        this.collaborationService = collaborationService;
        this.draftKeys = draftKeys;
        this.limits = limits;
        this.work = work;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    /** The organisation's copy that is being written. */
    @PreAuthorize("@amendmentRights.canPropose(#statement)")
    public Optional<Proposal> begun(StatementId statement) {
        return rounds.latest(statement)
                .filter(latest -> latest.isOpen(now()))
                .flatMap(round -> proposalCopies.begun(round.id(), null));
    }

    /** The organisation's copy that is being written, or a new one. */
    @PreAuthorize("@amendmentRights.canPropose(#statement)")
    public ProposalOutcome begin(StatementId statement) {
        var round =
                rounds.latest(statement).filter(latest -> latest.isOpen(now())).orElse(null);
        if (round == null || hasEnded(statement)) {
            return new RoundClosed();
        }
        if (!round.takesFrom(currentMember.get().organisation())) {
            return new NotAsked();
        }
        return proposalCopies.begin(round);
    }

    private boolean hasEnded(StatementId statement) {
        return ENDED.contains(statements.findById(statement).orElseThrow().phase());
    }

    @PreAuthorize("@amendmentRights.canPropose(#id.statement(), #id.organisation())")
    public Optional<Proposal> find(ProposalId id) {
        return proposals.find(id);
    }

    /** The text that its changes are shown in, as a Yjs update: with the amendment that it amends, or else the one that it was begun from. */
    @PreAuthorize("@amendmentRights.canPropose(#id.statement(), #id.organisation())")
    public byte[] base(ProposalId id) {
        return id.target() instanceof ProposalTarget target && target.purpose() == Purpose.ALTERNATIVE
                ? submittedProposals.keptAt(id, FIRST).orElseGet(() -> amended(id, target))
                : rounds.text(proposals.find(id).orElseThrow().baseText())
                        .orElseThrow()
                        .state();
    }

    /** As the copy was begun, which may say so in other nodes. */
    private byte[] amended(ProposalId id, ProposalTarget target) {
        var text = rounds.text(proposals.find(id).orElseThrow().baseText()).orElseThrow();
        return work.run(
                WorkKind.DRAFT,
                currentMember.id().value(),
                () -> AmendedCopy.of(text, changes(id, target)).state());
    }

    private List<Change> changes(ProposalId id, ProposalTarget target) {
        return amendments
                .find(target.amendment(id.round()))
                .orElseThrow()
                .textAt(target.revision())
                .readChanges();
    }

    /** The current member's colour in the copy, as #rrggbb. */
    @PreAuthorize("@amendmentRights.canPropose(#id.statement(), #id.organisation())")
    public String colour(ProposalId id) {
        return collaborationService.colourOf(id.draft(), currentMember.id().value());
    }

    /** The current member's key for what a browser could not send yet, for AES-256 and in Base64; empty if browsers must not store it. */
    @PreAuthorize("@amendmentRights.canPropose(#id.statement(), #id.organisation())")
    public Optional<String> unsentKey(ProposalId id) {
        return draftKeys.keyFor(id.draft(), currentMember.id());
    }

    /** What it changes: in the amendment that it amends, or else in the text of the round. */
    @PreAuthorize("@amendmentRights.canPropose(#id.statement(), #id.organisation())")
    public ProposalPreview preview(ProposalId id) {
        var proposal = proposals.find(id).orElseThrow();
        var text = rounds.text(proposal.baseText()).orElseThrow();
        return work.run(WorkKind.COMPARISON, currentMember.id().value(), () -> {
            var state = collaborationService.current(id.draft());
            var copy = text.leavesOf(state.update(), proposal.names());
            return new ProposalPreview(state.seq(), new ProposedText(begunWith(id, text.leaves()), copy).changes());
        });
    }

    private LeafSequence begunWith(ProposalId id, LeafSequence text) {
        return id.target() instanceof ProposalTarget target && target.purpose() == Purpose.ALTERNATIVE
                ? AmendedCopy.textOf(text, changes(id, target))
                : text;
    }

    /** What the copy says. */
    @PreAuthorize("@amendmentRights.canPropose(#id.statement(), #id.organisation())")
    public DraftText current(ProposalId id) {
        return work.run(WorkKind.DRAFT, currentMember.id().value(), () -> {
            var state = collaborationService.current(id.draft());
            return new DraftText(DraftCodec.read(state.update()), state.seq());
        });
    }

    /** As it goes out in a file, with its revision, by which it is found when the file comes back. */
    @PreAuthorize("@amendmentRights.canPropose(#id.statement(), #id.organisation())")
    public DraftText exported(ProposalId id) {
        var exported = current(id);
        return work.run(WorkKind.DRAFT, currentMember.id().value(), () -> {
            collaborationService.keepExported(id.draft(), exported.revision());
            return exported;
        });
    }

    /** Replaces what the copy says, as an edit of the current member; what both texts have alike stays. */
    @PreAuthorize("@amendmentRights.canPropose(#id.statement(), #id.organisation())")
    public ReplacementOutcome replace(ProposalId id, RichText text) {
        return replace(id, text, null);
    }

    /** As {@link #replace}, if the copy is at one of these revisions or has the text already. No edit of another comes in between. */
    @PreAuthorize("@amendmentRights.canPropose(#id.statement(), #id.organisation())")
    public ReplacementOutcome replaceAt(ProposalId id, Set<Long> revisions, RichText text) {
        return replace(id, text, revisions);
    }

    private ReplacementOutcome replace(ProposalId id, RichText text, @Nullable Set<Long> revisions) {
        var member = currentMember.id().value();
        var proposal = proposals.find(id).orElseThrow();
        if (!proposal.isOpen()
                || !proposal.outlastsRound()
                        && !rounds.find(id.round()).orElseThrow().isOpen(now())) {
            return new ReplacementOutcome.Frozen();
        }
        return ReplacementOutcome.of(work.run(WorkKind.DRAFT, member, () -> {
            var state = collaborationService.current(id.draft());
            if (revisions != null && !revisions.contains(state.seq())) {
                return DraftCodec.says(state.update(), text) ? EditResult.APPLIED : EditResult.OVERTAKEN;
            }
            var update = DraftCodec.replacement(state.update(), text);
            return revisions == null
                    ? collaborationService.apply(id.draft(), member, update)
                    : collaborationService.applyAfter(id.draft(), state.seq(), member, update);
        }));
    }

    @PreAuthorize("@amendmentRights.canPropose(#id.statement(), #id.organisation())")
    public boolean discard(ProposalId id) {
        return proposals.discard(id, now()).isPresent();
    }

    /** Makes amendments of it, as it was shown, if it is not about an amendment. After a crash they are completed without their member. */
    @PreAuthorize("@amendmentRights.canPropose(#command.proposal().statement(), #command.proposal().organisation())")
    public ProposalOutcome submit(SubmitProposal command) {
        var language = new LanguageTag(command.language()).value();
        var items = command.items().stream()
                .map(item -> new Item(
                        item.changes().stream().sorted().toList(),
                        ShortText.optionalLines(item.reason(), Amendment.LONGEST_REASON)))
                .toList();
        if (command.proposal().target() != null) {
            return new InvalidItems();
        }
        if (items.size() > MOST_AT_ONCE) {
            return new TooMany(MOST_AT_ONCE);
        }
        var proposal = proposals.find(command.proposal()).orElseThrow();
        if (!proposal.isOpen()) {
            return new ChangedMeanwhile();
        }
        var round = rounds.find(proposal.round()).orElseThrow();
        if (!round.isOpen(now()) || hasEnded(round.statement())) {
            return new RoundClosed();
        }
        return limits.refusal(round, proposal, items.size())
                .orElseGet(() -> frozenCopies.submit(
                        proposal, command.revision(), state -> submitter.submit(proposal, state, language, items)));
    }

    private Instant now() {
        return clock.instant();
    }
}
