package org.communique.amendment.proposal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.Amendment.Amends;
import org.communique.amendment.AmendmentEvent.Revised;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.AmendmentRevision.Cause;
import org.communique.amendment.AmendmentRights;
import org.communique.amendment.AmendmentRound;
import org.communique.amendment.AmendmentService;
import org.communique.amendment.AmendmentText;
import org.communique.amendment.Amendments;
import org.communique.amendment.LanguageTag;
import org.communique.amendment.Rounds;
import org.communique.amendment.change.Applicability.WordsChanged;
import org.communique.amendment.change.Applicability.WordsGone;
import org.communique.amendment.desk.AmendmentReviewService;
import org.communique.amendment.desk.MergeOutcome;
import org.communique.amendment.desk.RewordedAmendments;
import org.communique.amendment.passage.PassageStates;
import org.communique.amendment.passage.TouchedPassages;
import org.communique.amendment.proposal.Proposal.Item;
import org.communique.amendment.proposal.Proposal.Submission;
import org.communique.amendment.proposal.ProposalOutcome.AmendmentHidden;
import org.communique.amendment.proposal.ProposalOutcome.AmendmentNotOpen;
import org.communique.amendment.proposal.ProposalOutcome.AmendsAnother;
import org.communique.amendment.proposal.ProposalOutcome.ChangedMeanwhile;
import org.communique.amendment.proposal.ProposalOutcome.InvalidItems;
import org.communique.amendment.proposal.ProposalOutcome.NotAccepted;
import org.communique.amendment.proposal.ProposalOutcome.NotAsked;
import org.communique.amendment.proposal.ProposalOutcome.NothingChanged;
import org.communique.amendment.proposal.ProposalOutcome.OwnAmendment;
import org.communique.amendment.proposal.ProposalOutcome.PassagesClosed;
import org.communique.amendment.proposal.ProposalOutcome.RoundClosed;
import org.communique.amendment.proposal.ProposalOutcome.Submitted;
import org.communique.amendment.proposal.ProposalOutcome.TooLarge;
import org.communique.amendment.proposal.ProposalOutcome.TooManyRevisions;
import org.communique.amendment.proposal.ProposalOutcome.UnderVote;
import org.communique.amendment.proposal.ProposalTarget.Purpose;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.MemberId;
import org.communique.collab.room.DraftState;
import org.communique.refusal.Refusal;
import org.communique.statement.Phase;
import org.communique.statement.Statements;
import org.communique.text.unicode.ShortText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Writing other words for an amendment in a copy of the text that begins with it. */
@Service
@PreAuthorize("denyAll()")
public class AmendmentTextService {

    private final AmendmentService visibleAmendments;
    private final Amendments amendments;
    private final Rounds rounds;
    private final Proposals proposals;
    private final PassageStates passageStates;
    private final ProposalCopies proposalCopies;
    private final ProposalLimits limits;
    private final FrozenCopies frozenCopies;
    private final SubmittedProposals submittedProposals;
    private final RewordedAmendments rewordedAmendments;
    private final AmendmentReviewService desk;
    private final AmendmentRights amendmentRights;
    private final Statements statements;
    private final HeavyWorkExecutor work;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AmendmentTextService(
            AmendmentService visibleAmendments,
            Amendments amendments,
            Rounds rounds,
            Proposals proposals,
            PassageStates passageStates,
            ProposalCopies proposalCopies,
            ProposalLimits limits,
            FrozenCopies frozenCopies,
            SubmittedProposals submittedProposals,
            RewordedAmendments rewordedAmendments,
            AmendmentReviewService desk,
            AmendmentRights amendmentRights,
            Statements statements,
            HeavyWorkExecutor work,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            Clock clock) {
        this.visibleAmendments = visibleAmendments;
        this.amendments = amendments;
        this.rounds = rounds;
        this.proposals = proposals;
        this.passageStates = passageStates;
        this.proposalCopies = proposalCopies;
        this.limits = limits;
        this.frozenCopies = frozenCopies;
        this.submittedProposals = submittedProposals;
        this.rewordedAmendments = rewordedAmendments;
        this.desk = desk;
        this.amendmentRights = amendmentRights;
        this.statements = statements;
        this.work = work;
        this.currentMember = currentMember;
        this.events = events;
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
            var tooMany = tooMany(proposal);
            if (tooMany.isPresent()) {
                return tooMany.get();
            }
        } else if (!amendment.saysStill(target.revision())) {
            return new ChangedMeanwhile();
        }
        return frozenCopies.submit(
                proposal,
                command.revision(),
                state -> submit(new Written(proposal, target, amendment, state, reason, language)));
    }

    private Optional<ProposalOutcome> tooMany(Proposal proposal) {
        return limits.refusal(rounds.find(proposal.round()).orElseThrow(), proposal, 1);
    }

    /** @param state of the copy */
    private record Written(
            Proposal proposal,
            ProposalTarget target,
            Amendment amendment,
            DraftState state,
            String reason,
            String language) {

        Submission submission(int number, AmendmentText text, MemberId by, Instant at) {
            return new Submission(
                    state.seq(),
                    number,
                    text.changes().length(),
                    language,
                    List.of(new Item(List.of(), reason)),
                    by,
                    at);
        }
    }

    private ProposalOutcome submit(Written written) {
        var base = rounds.text(written.proposal().baseText()).orElseThrow();
        var text = work.run(WorkKind.COMPARISON, currentMember.id().value(), () -> {
            var copy =
                    base.leavesOf(written.state().update(), written.proposal().names());
            var proposed = new ProposedText(base.leaves(), copy);
            return Optional.of(proposed)
                    .filter(each -> each.size() > 0)
                    .map(each -> each.whole().text(written.proposal().base()))
                    .filter(each -> isOther(
                            each, written.amendment().textAt(written.target().revision())));
        });
        return text.map(changed -> submit(written, changed)).orElseGet(NothingChanged::new);
    }

    private static boolean isOther(AmendmentText text, AmendmentText former) {
        return !Objects.equals(text.base(), former.base())
                || !Set.copyOf(text.readChanges()).equals(Set.copyOf(former.readChanges()));
    }

    private ProposalOutcome submit(Written written, AmendmentText text) {
        var proposal = written.proposal();
        var closed = passageStates.of(proposal.round()).closed(TouchedPassages.of(text.readChanges()));
        if (!closed.isEmpty() && written.target().purpose() != Purpose.WORDING) {
            return new PassagesClosed(closed);
        }
        int characters = text.changes().length();
        if (characters > ProposalService.LARGEST) {
            return new TooLarge(ProposalService.LARGEST);
        }
        var tooLarge = limits.refusal(proposal, characters);
        if (tooLarge.isPresent()) {
            return tooLarge.get();
        }
        return switch (written.target().purpose()) {
            case REVISION -> revise(written, text);
            case ALTERNATIVE -> amend(written, text);
            case WORDING -> accept(written, text);
        };
    }

    private ProposalOutcome revise(Written written, AmendmentText text) {
        var amendment = written.amendment();
        if (rounds.takeNumbers(amendment.round(), 0, text.changes().length(), now())
                .isEmpty()) {
            return full(amendment);
        }
        var by = currentMember.id();
        var now = now();
        var revised = amendments.revise(
                amendment,
                text,
                written.reason(),
                written.language(),
                renewed(amendment),
                amendment.revision(Cause.CHANGED, null, by, now));
        if (revised.isEmpty()) {
            rounds.giveBack(amendment.round(), text.changes().length());
            return new ChangedMeanwhile();
        }
        events.publishEvent(new Revised(amendment.id(), by, now));
        return ended(written, text, now, revised.get());
    }

    /** Its organisation has seen what the amendment that it amends says now. */
    private @Nullable Amends renewed(Amendment amendment) {
        return amendment.amends() instanceof Amends amends
                ? amendments
                        .find(AmendmentId.of(amendment.statement(), amends.number()))
                        .map(amended -> new Amends(amends.number(), amended.textRevision()))
                        .orElse(amends)
                : null;
    }

    private ProposalOutcome amend(Written written, AmendmentText text) {
        var proposal = written.proposal();
        var now = now();
        // Comparing takes time, in which the organisation may have submitted this copy, or others.
        if (proposals.find(proposal.id()).filter(Proposal::isOpen).isEmpty()) {
            return new ChangedMeanwhile();
        }
        var tooMany = tooMany(proposal);
        if (tooMany.isPresent()) {
            return tooMany.get();
        }
        var number = rounds.takeNumbers(proposal.round(), 1, text.changes().length(), now);
        if (number.isEmpty()) {
            return full(written.amendment());
        }
        var submitted =
                proposals.submit(proposal.id(), written.submission(number.getAsInt(), text, currentMember.id(), now));
        if (submitted.isEmpty()) {
            rounds.giveBack(proposal.round(), text.changes().length());
            return new ChangedMeanwhile();
        }
        return new Submitted(submittedProposals.complete(submitted.get()));
    }

    private ProposalOutcome accept(Written written, AmendmentText text) {
        var amendment = written.amendment();
        if (!rounds.addCharacters(amendment.round(), text.changes().length())) {
            return new TooLarge((int) AmendmentRound.MOST_CHARACTERS);
        }
        return switch (rewordedAmendments.accept(amendment, text, written.reason())) {
            case MergeOutcome.Done(var accepted) -> ended(written, text, now(), accepted);
            case Refusal refused -> {
                rounds.giveBack(amendment.round(), text.changes().length());
                yield new NotAccepted(refused);
            }
        };
    }

    /** What is done stays so, also if the copy does not end as the server died: it can only be discarded then. */
    private Submitted ended(Written written, AmendmentText text, Instant at, Amendment amendment) {
        proposals.complete(
                written.proposal().id(), written.submission(amendment.id().number(), text, currentMember.id(), at));
        return new Submitted(List.of(amendment));
    }

    private ProposalOutcome full(Amendment amendment) {
        return rounds.find(amendment.round()).orElseThrow().isOpen(now())
                ? new TooLarge((int) AmendmentRound.MOST_CHARACTERS)
                : new RoundClosed();
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
