package org.communique.amendment.proposal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.Amends;
import org.communique.amendment.AmendmentEvent.Revised;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.AmendmentRevision.Cause;
import org.communique.amendment.AmendmentRound;
import org.communique.amendment.AmendmentText;
import org.communique.amendment.Amendments;
import org.communique.amendment.Rounds;
import org.communique.amendment.desk.MergeOutcome;
import org.communique.amendment.desk.RewordedAmendments;
import org.communique.amendment.passage.PassageStates;
import org.communique.amendment.passage.TouchedPassages;
import org.communique.amendment.proposal.Proposal.Item;
import org.communique.amendment.proposal.Proposal.Submission;
import org.communique.amendment.proposal.ProposalOutcome.ChangedMeanwhile;
import org.communique.amendment.proposal.ProposalOutcome.NotAccepted;
import org.communique.amendment.proposal.ProposalOutcome.NothingChanged;
import org.communique.amendment.proposal.ProposalOutcome.PassagesClosed;
import org.communique.amendment.proposal.ProposalOutcome.RoundClosed;
import org.communique.amendment.proposal.ProposalOutcome.Submitted;
import org.communique.amendment.proposal.ProposalOutcome.TooLarge;
import org.communique.amendment.proposal.ProposalTarget.Purpose;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.MemberId;
import org.communique.collab.room.DraftState;
import org.communique.mail.EventOutbox;
import org.communique.refusal.Refusal;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes what a copy says the text of an amendment. */
@Component
class AmendmentTextWriter {

    /** @param state of the copy */
    record Written(
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

    private final Amendments amendments;
    private final Rounds rounds;
    private final Proposals proposals;
    private final PassageStates passageStates;
    private final ProposalLimits limits;
    private final SubmittedProposals submittedProposals;
    private final RewordedAmendments rewordedAmendments;
    private final HeavyWorkExecutor work;
    private final CurrentMember currentMember;
    private final EventOutbox outbox;
    private final Clock clock;

    AmendmentTextWriter(
            Amendments amendments,
            Rounds rounds,
            Proposals proposals,
            PassageStates passageStates,
            ProposalLimits limits,
            SubmittedProposals submittedProposals,
            RewordedAmendments rewordedAmendments,
            HeavyWorkExecutor work,
            CurrentMember currentMember,
            EventOutbox outbox,
            Clock clock) {
        this.amendments = amendments;
        this.rounds = rounds;
        this.proposals = proposals;
        this.passageStates = passageStates;
        this.limits = limits;
        this.submittedProposals = submittedProposals;
        this.rewordedAmendments = rewordedAmendments;
        this.work = work;
        this.currentMember = currentMember;
        this.outbox = outbox;
        this.clock = clock;
    }

    ProposalOutcome submit(Written written) {
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
        var event = new Revised(amendment.id(), by, now);
        var revised = outbox.publish(
                event,
                event.fact(),
                () -> amendments.revise(
                        amendment,
                        text,
                        written.reason(),
                        written.language(),
                        renewed(amendment),
                        amendment.revision(Cause.CHANGED, null, by, now)));
        if (revised.isEmpty()) {
            rounds.giveBack(amendment.round(), text.changes().length());
            return new ChangedMeanwhile();
        }
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

    /** Why the organisation may submit no further amendment. */
    Optional<ProposalOutcome> tooMany(Proposal proposal) {
        return limits.refusal(rounds.find(proposal.round()).orElseThrow(), proposal, 1);
    }

    private Instant now() {
        return clock.instant();
    }
}
