package org.communique.amendment.proposal;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.AmendmentEvent.Revised;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.AmendmentOutcome;
import org.communique.amendment.AmendmentOutcome.AmendedChanged;
import org.communique.amendment.AmendmentOutcome.AmendedSettled;
import org.communique.amendment.AmendmentOutcome.Done;
import org.communique.amendment.AmendmentOutcome.NotOpen;
import org.communique.amendment.AmendmentOutcome.PassagesClosed;
import org.communique.amendment.AmendmentOutcome.StatementEnded;
import org.communique.amendment.AmendmentOutcome.TooManyRevisions;
import org.communique.amendment.AmendmentOutcome.UnderVote;
import org.communique.amendment.AmendmentRevision.Cause;
import org.communique.amendment.AmendmentRights;
import org.communique.amendment.AmendmentService;
import org.communique.amendment.Amendments;
import org.communique.amendment.passage.PassageStates;
import org.communique.amendment.passage.TouchedPassages;
import org.communique.coalition.directory.CurrentMember;
import org.communique.mail.EventOutbox;
import org.communique.statement.Statements;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Taking the text of an amendment over into the one that it amends. */
@Service
@PreAuthorize("denyAll()")
public class TakeOverService {

    private final AmendmentService visibleAmendments;
    private final Amendments amendments;
    private final AmendmentRights amendmentRights;
    private final PassageStates passageStates;
    private final Statements statements;
    private final TakeOverCompleter takeOverCompleter;
    private final CurrentMember currentMember;
    private final EventOutbox outbox;
    private final Clock clock;

    TakeOverService(
            AmendmentService visibleAmendments,
            Amendments amendments,
            AmendmentRights amendmentRights,
            PassageStates passageStates,
            Statements statements,
            TakeOverCompleter takeOverCompleter,
            CurrentMember currentMember,
            EventOutbox outbox,
            Clock clock) {
        this.visibleAmendments = visibleAmendments;
        this.amendments = amendments;
        this.amendmentRights = amendmentRights;
        this.passageStates = passageStates;
        this.statements = statements;
        this.takeOverCompleter = takeOverCompleter;
        this.currentMember = currentMember;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * By the organisation whose amendment is amended, or those who write the draft.
     *
     * @param id of the one that amends it
     * @throws java.util.NoSuchElementException if the member sees no such amendment, or it amends none
     */
    @PreAuthorize("@amendmentRights.canPropose(#id.statement())")
    public AmendmentOutcome takeOver(AmendmentId id) {
        var amendment = visibleAmendments
                .find(id)
                .filter(found -> found.amends() != null)
                .orElseThrow();
        var amends = Objects.requireNonNull(amendment.amends());
        var amended =
                amendments.find(AmendmentId.of(id.statement(), amends.number())).orElseThrow();
        if (!amended.organisation().equals(currentMember.get().organisation())
                && !amendmentRights.canMerge(amended.id())) {
            throw new AccessDeniedException("neither its own amendment, nor does the member write the draft");
        }
        if (TakeOverCompleter.isTakenOver(amendment, amended)) {
            takeOverCompleter.complete(amendment, amended);
            return new Done(amended);
        }
        if (amendment.state() != AmendmentStatus.OPEN || amendment.acceptance() != null) {
            return new NotOpen();
        }
        var closed = passageStates.of(amendment.round()).closed(TouchedPassages.of(amendment.readChanges()));
        if (!closed.isEmpty()) {
            return new PassagesClosed(closed);
        }
        if (ProposalService.ENDED.contains(
                statements.findById(id.statement()).orElseThrow().phase())) {
            return new StatementEnded();
        }
        return refusal(amended, amends.revision()) instanceof AmendmentOutcome refused
                ? refused
                : takeOver(amendment, amended);
    }

    private static @Nullable AmendmentOutcome refusal(Amendment amended, int revision) {
        int number = amended.id().number();
        if (amended.state() != AmendmentStatus.OPEN || amended.acceptance() != null) {
            return new AmendedSettled(number);
        }
        if (amended.vote() != null) {
            return new UnderVote();
        }
        if (!amended.saysStill(revision)) {
            return new AmendedChanged(number);
        }
        return amended.hasRoomFor(Cause.TAKEN_OVER) ? null : new TooManyRevisions(Amendment.MOST_REVISIONS);
    }

    private AmendmentOutcome takeOver(Amendment amendment, Amendment amended) {
        var by = currentMember.id();
        var now = now();
        takeOverCompleter.begin(amendment.id());
        var revision = amended.revision(Cause.TAKEN_OVER, amendment.id().number(), by, now);
        var event = new Revised(amended.id(), by, now);
        var revised = outbox.publish(
                event,
                event.fact(),
                () -> amendments.revise(
                        amended, amendment.text(), amended.reason(), amended.language(), amended.amends(), revision));
        if (revised.isEmpty()) {
            return new AmendedChanged(amended.id().number());
        }
        takeOverCompleter.complete(amendment, revised.get());
        return new Done(revised.get());
    }

    private Instant now() {
        return clock.instant();
    }
}
