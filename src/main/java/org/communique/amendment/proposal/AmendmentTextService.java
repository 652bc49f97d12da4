package org.communique.amendment.proposal;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.AmendmentRevision.Cause;
import org.communique.amendment.AmendmentRights;
import org.communique.amendment.AmendmentRound;
import org.communique.amendment.AmendmentService;
import org.communique.amendment.Rounds;
import org.communique.amendment.change.Applicability.WordsChanged;
import org.communique.amendment.change.Applicability.WordsGone;
import org.communique.amendment.desk.AmendmentReviewService;
import org.communique.amendment.desk.MergeOutcome;
import org.communique.amendment.proposal.AmendmentTextWriter.Written;
import org.communique.amendment.proposal.ProposalOutcome.AmendmentHidden;
import org.communique.amendment.proposal.ProposalOutcome.AmendmentNotOpen;
import org.communique.amendment.proposal.ProposalOutcome.AmendsAnother;
import org.communique.amendment.proposal.ProposalOutcome.ChangedMeanwhile;
import org.communique.amendment.proposal.ProposalOutcome.InvalidItems;
import org.communique.amendment.proposal.ProposalOutcome.NotAccepted;
import org.communique.amendment.proposal.ProposalOutcome.NotAsked;
import org.communique.amendment.proposal.ProposalOutcome.OwnAmendment;
import org.communique.amendment.proposal.ProposalOutcome.RoundClosed;
import org.communique.amendment.proposal.ProposalOutcome.TooManyRevisions;
import org.communique.amendment.proposal.ProposalOutcome.UnderVote;
import org.communique.amendment.proposal.ProposalTarget.Purpose;
import org.communique.coalition.directory.CurrentMember;
import org.communique.statement.LanguageTag;
import org.communique.statement.Phase;
import org.communique.statement.Statements;
import org.communique.text.unicode.ShortText;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Writing other words for an amendment in a copy of the text that begins with it. */
@Service
@PreAuthorize("denyAll()")
public class AmendmentTextService {

    private final AmendmentService visibleAmendments;
    private final Rounds rounds;
    private final Proposals proposals;
    private final ProposalCopies proposalCopies;
    private final FrozenCopies frozenCopies;
    private final AmendmentTextWriter writer;
    private final AmendmentReviewService desk;
    private final AmendmentRights amendmentRights;
    private final Statements statements;
    private final CurrentMember currentMember;
    private final Clock clock;

    AmendmentTextService(
            AmendmentService visibleAmendments,
            Rounds rounds,
            Proposals proposals,
            ProposalCopies proposalCopies,
            FrozenCopies frozenCopies,
            AmendmentTextWriter writer,
            AmendmentReviewService desk,
            AmendmentRights amendmentRights,
            Statements statements,
            CurrentMember currentMember,
            Clock clock) {
        this.visibleAmendments = visibleAmendments;
        this.rounds = rounds;
        this.proposals = proposals;
        this.proposalCopies = proposalCopies;
        this.frozenCopies = frozenCopies;
        this.writer = writer;
        this.desk = desk;
        this.amendmentRights = amendmentRights;
        this.statements = statements;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    /** The organisation's copy that is being written for this; empty also if it may write none. */
    @PreAuthorize("@amendmentRights.canPropose(#id.statement())")
    public Optional<Proposal> begun(AmendmentId id, Purpose purpose) {
        var amendment = seen(id);
        return proposalCopies.begun(amendment.round(), target(amendment, purpose));
    }

    /** A copy in which the amendment's own organisation changes its text. */
    @PreAuthorize("@amendmentRights.canPropose(#id.statement())")
    public ProposalOutcome beginRevision(AmendmentId id) {
        var amendment = seen(id);
        if (!isOwn(amendment)) {
            throw new AccessDeniedException("another organisation's amendment");
        }
        return begin(amendment, Purpose.REVISION);
    }

    /** A copy in which another organisation amends the amendment. */
    @PreAuthorize("@amendmentRights.canPropose(#id.statement())")
    public ProposalOutcome beginAlternative(AmendmentId id) {
        return begin(seen(id), Purpose.ALTERNATIVE);
    }

    /** A copy in which those who write the draft choose the words with which they accept the amendment. */
    @PreAuthorize("@amendmentRights.canMerge(#id)")
    public ProposalOutcome beginWording(AmendmentId id) {
        return begin(seen(id), Purpose.WORDING);
    }

    private ProposalOutcome begin(Amendment amendment, Purpose purpose) {
        var round = rounds.find(amendment.round()).orElseThrow();
        var refusal = refusal(amendment, purpose, round);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var target = target(amendment, purpose);
        return isWrittenToday(amendment, purpose)
                ? proposalCopies.beginToday(round, target)
                : proposalCopies.begin(round, target, amendment.text());
    }

    private static ProposalTarget target(Amendment amendment, Purpose purpose) {
        return new ProposalTarget(purpose, amendment.id().number(), amendment.textRevision());
    }

    /**
     * Where its words are gone it can apply again only as it is written in the text of today. What amends another amendment stays in the
     * text of that one.
     */
    private boolean isWrittenToday(Amendment amendment, Purpose purpose) {
        return purpose != Purpose.ALTERNATIVE && amendment.amends() == null && hasLostItsWords(amendment);
    }

    private boolean hasLostItsWords(Amendment amendment) {
        return desk.find(amendment.id())
                .map(entry -> entry.standing().applicability())
                .filter(applicability -> applicability instanceof WordsGone || applicability instanceof WordsChanged)
                .isPresent();
    }

    private Optional<ProposalOutcome> refusal(Amendment amendment, Purpose purpose, AmendmentRound round) {
        if (amendment.state() != AmendmentStatus.OPEN || amendment.acceptance() != null) {
            return Optional.of(new AmendmentNotOpen());
        }
        if (amendment.vote() != null) {
            return Optional.of(new UnderVote());
        }
        if (purpose != Purpose.ALTERNATIVE
                && !amendment.hasRoomFor(purpose == Purpose.REVISION ? Cause.CHANGED : Cause.OTHER_WORDS)) {
            return Optional.of(new TooManyRevisions(Amendment.MOST_REVISIONS));
        }
        if (purpose != Purpose.REVISION) {
            if (amendment.amends() != null) {
                return Optional.of(new AmendsAnother());
            }
            if (!round.isShownTo(currentMember.get().organisation(), amendment, now())) {
                return Optional.of(new AmendmentHidden());
            }
        }
        if (purpose == Purpose.ALTERNATIVE) {
            if (isOwn(amendment)) {
                return Optional.of(new OwnAmendment());
            }
            if (!round.takesFrom(currentMember.get().organisation())) {
                return Optional.of(new NotAsked());
            }
        }
        var phase = statements.findById(amendment.statement()).orElseThrow().phase();
        if (purpose == Purpose.WORDING) {
            return phase == Phase.DRAFTING
                    ? Optional.empty()
                    : Optional.of(new NotAccepted(new MergeOutcome.DraftFrozen()));
        }
        return round.isOpen(now()) && !ProposalService.ENDED.contains(phase)
                ? Optional.empty()
                : Optional.of(new RoundClosed());
    }

    /**
     * Makes what the copy says the amendment's text, or that of another one that amends it, or accepts it so into the draft.
     *
     * @throws AccessDeniedException if it accepts it, and the member does not write the draft
     */
    @PreAuthorize("@amendmentRights.canPropose(#command.proposal().statement(), #command.proposal().organisation())")
    public ProposalOutcome submit(SubmitText command) {
        var language = new LanguageTag(command.language()).value();
        var reason = ShortText.optionalLines(command.reason(), Amendment.LONGEST_REASON);
        var proposal = proposals.find(command.proposal()).orElseThrow();
        if (!(proposal.id().target() instanceof ProposalTarget target)) {
            return new InvalidItems();
        }
        var amendment = seen(target.amendment(proposal.round()));
        if (target.purpose() == Purpose.WORDING && !amendmentRights.canMerge(amendment.id())) {
            throw new AccessDeniedException("those who write the draft accept amendments");
        }
        if (!proposal.isOpen()) {
            return new ChangedMeanwhile();
        }
        var round = rounds.find(proposal.round()).orElseThrow();
        var refusal = refusal(amendment, target.purpose(), round);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (target.purpose() == Purpose.ALTERNATIVE) {
            var tooMany = writer.tooMany(proposal);
            if (tooMany.isPresent()) {
                return tooMany.get();
            }
        } else if (!amendment.saysStill(target.revision())) {
            return new ChangedMeanwhile();
        }
        return frozenCopies.submit(
                proposal,
                command.revision(),
                state -> writer.submit(new Written(proposal, target, amendment, state, reason, language)));
    }

    private Amendment seen(AmendmentId id) {
        return visibleAmendments.find(id).orElseThrow(() -> new AccessDeniedException("no such amendment"));
    }

    private boolean isOwn(Amendment amendment) {
        return amendment.organisation().equals(currentMember.get().organisation());
    }

    private Instant now() {
        return clock.instant();
    }
}
