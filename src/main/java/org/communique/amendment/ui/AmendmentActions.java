package org.communique.amendment.ui;

import static org.communique.amendment.ui.AmendmentLabels.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.function.Consumer;
import org.communique.amendment.Amendment;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.AmendmentOutcome;
import org.communique.amendment.AmendmentService;
import org.communique.amendment.desk.AmendmentReviewService;
import org.communique.amendment.desk.MergeOutcome;
import org.communique.amendment.desk.Standing;
import org.communique.amendment.proposal.FormerText;
import org.communique.amendment.proposal.FormerTextService;
import org.communique.amendment.proposal.ProposalTarget.Purpose;
import org.communique.amendment.proposal.TakeOverService;
import org.communique.refusal.Refusal;
import org.communique.screen.Toasts;
import org.communique.statement.StatementId;
import org.springframework.stereotype.Component;

/** Does what a button on an amendment says, and says what became of it. True where it is done. */
@Component
class AmendmentActions {

    private final AmendmentService amendments;
    private final AmendmentReviewService desk;
    private final TakeOverService takeOvers;
    private final FormerTextService formerTexts;
    private final FallActions falls;
    private final CopyActions copies;

    AmendmentActions(
            AmendmentService amendments,
            AmendmentReviewService desk,
            TakeOverService takeOvers,
            FormerTextService formerTexts,
            FallActions falls,
            CopyActions copies) {
        this.amendments = amendments;
        this.desk = desk;
        this.takeOvers = takeOvers;
        this.formerTexts = formerTexts;
        this.falls = falls;
        this.copies = copies;
    }

    /** Begins a copy of the text with the organisation's changes, and opens it. */
    void propose(UI ui, StatementId statement) {
        copies.open(ui, statement, QueryParameters.empty());
    }

    /** Begins a copy with the amendment, and opens it. */
    void write(UI ui, Purpose purpose, AmendmentId amendment) {
        copies.open(ui, amendment.statement(), CopyActions.query(purpose, amendment));
    }

    /** @param read as the member was shown it */
    boolean takeStand(Amendment read, boolean supports, String word) {
        return isDone(amendments.takeStandAt(read.id(), read.revisionCount(), supports, word), text("stand.done"));
    }

    boolean withdrawStand(AmendmentId id) {
        return isDone(amendments.withdrawStand(id), text("stand.withdrawn"));
    }

    boolean withdraw(AmendmentId id, String reason) {
        return isDone(amendments.withdraw(id, reason), text("withdrawn"));
    }

    private static boolean isDone(AmendmentOutcome outcome, String message) {
        switch (outcome) {
            case AmendmentOutcome.Done _ -> Toasts.done(message);
            case Refusal refusal -> Toasts.refused(refusal);
        }
        return outcome instanceof AmendmentOutcome.Done;
    }

    /**
     * @param read   as the member was shown it
     * @param reason may be empty if it has the supporters that its round asks for
     * @param undone runs when it was undone from the message
     */
    boolean accept(Amendment read, String reason, Runnable undone) {
        var id = read.id();
        return isDone(
                desk.acceptAt(id, read.revisionCount(), reason),
                amendment -> Toasts.done(text("accepted", id.number()), text("reopen"), () -> {
                    reopen(id);
                    undone.run();
                }));
    }

    boolean reject(AmendmentId id, String reason) {
        return isDone(desk.reject(id, reason), amendment -> Toasts.done(text("rejected", id.number())));
    }

    boolean reopen(AmendmentId id) {
        return isDone(desk.reopen(id), amendment -> Toasts.done(text("reopened", id.number())));
    }

    /** What it said before its text was changed, the first first. */
    List<FormerText> formerTexts(AmendmentId id) {
        return formerTexts.of(id).orElse(List.of());
    }

    boolean takeOver(AmendmentId id, int amended) {
        return isDone(takeOvers.takeOver(id), text("taken-over", amended));
    }

    /** @param changed runs when it was changed */
    void showFallDialog(Standing standing, Runnable changed) {
        falls.showDialog(standing.amendment(), standing.fallsWith(), changed);
    }

    private static boolean isDone(MergeOutcome outcome, Consumer<Amendment> done) {
        switch (outcome) {
            case MergeOutcome.Done(var amendment) -> done.accept(amendment);
            case Refusal refusal -> Toasts.refused(refusal);
        }
        return outcome instanceof MergeOutcome.Done;
    }
}
