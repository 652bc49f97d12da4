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
import org.communique.amendment.change.Applicability;
import org.communique.amendment.desk.AmendmentReviewService;
import org.communique.amendment.desk.MergeOutcome;
import org.communique.amendment.desk.Standing;
import org.communique.amendment.proposal.ProposalTarget.Purpose;
import org.communique.amendment.revision.FormerText;
import org.communique.amendment.revision.FormerTextService;
import org.communique.amendment.revision.TakeOverOutcome;
import org.communique.amendment.revision.TakeOverService;
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
            case AmendmentOutcome.ChangedMeanwhile _ -> Toasts.refused(text("changed-meanwhile"));
            case AmendmentOutcome.UnderVote _ -> Toasts.refused(text("under-vote"));
            case AmendmentOutcome.TooManyRevisions(int most) -> Toasts.refused(text("copy.too-many", most));
            case AmendmentOutcome.RoundFull _ -> Toasts.refused(text("propose.too-large"));
            case AmendmentOutcome.NotOpen _, AmendmentOutcome.OwnAmendment _ -> Toasts.refused(text("not-open"));
        }
        return outcome instanceof AmendmentOutcome.Done;
    }

    /**
     * @param read   as the member was shown it
     * @param undone runs when it was undone from the message
     */
    boolean accept(Amendment read, Runnable undone) {
        var id = read.id();
        return isDone(
                desk.acceptAt(id, read.revisionCount(), ""),
                "does-not-apply",
                amendment -> Toasts.done(text("accepted", id.number()), text("reopen"), () -> {
                    reopen(id);
                    undone.run();
                }));
    }

    boolean reject(AmendmentId id, String reason) {
        return isDone(
                desk.reject(id, reason), "does-not-apply", amendment -> Toasts.done(text("rejected", id.number())));
    }

    boolean reopen(AmendmentId id) {
        return isDone(desk.reopen(id), "cannot-undo", amendment -> Toasts.done(text("reopened", id.number())));
    }

    /** What it said before its text was changed, the first first. */
    List<FormerText> formerTexts(AmendmentId id) {
        return formerTexts.of(id).orElse(List.of());
    }

    boolean takeOver(AmendmentId id, int amended) {
        var outcome = takeOvers.takeOver(id);
        switch (outcome) {
            case TakeOverOutcome.Done _ -> Toasts.done(text("taken-over", amended));
            case TakeOverOutcome.NotOpen _ -> Toasts.refused(text("not-open"));
            case TakeOverOutcome.AmendedSettled(int number) -> Toasts.refused(text("take-over.settled", number));
            case TakeOverOutcome.AmendedUnderVote _ -> Toasts.refused(text("under-vote"));
            case TakeOverOutcome.StatementEnded _ -> Toasts.refused(text("take-over.ended"));
            case TakeOverOutcome.AmendedChanged(int number) -> Toasts.refused(text("take-over.changed", number));
            case TakeOverOutcome.PassagesClosed(var numbers) ->
                Toasts.refused(text("propose.passage-closed", numbers.size(), AmendmentLabels.numbers(numbers)));
            case TakeOverOutcome.TooManyRevisions(int most) -> Toasts.refused(text("copy.too-many", most));
        }
        return outcome instanceof TakeOverOutcome.Done;
    }

    /** @param changed runs when it was changed */
    void showFallDialog(Standing standing, Runnable changed) {
        falls.showDialog(standing.amendment(), standing.fallsWith(), changed);
    }

    private static boolean isDone(MergeOutcome outcome, String doesNotApply, Consumer<Amendment> done) {
        switch (outcome) {
            case MergeOutcome.Done(var amendment) -> done.accept(amendment);
            case MergeOutcome.NotOpen _ -> Toasts.refused(text("not-open"));
            case MergeOutcome.ChangedMeanwhile _ -> Toasts.refused(text("changed-meanwhile"));
            case MergeOutcome.UnderVote _ -> Toasts.refused(text("under-vote"));
            case MergeOutcome.DraftFrozen _ -> Toasts.refused(text("frozen"));
            case MergeOutcome.DraftTooLarge _ -> Toasts.refused(text("too-large"));
            case MergeOutcome.TooOften _ -> Toasts.refused(text("too-often"));
            case MergeOutcome.DoesNotApply(Applicability.Falls _) -> Toasts.refused(text("falls.since"));
            case MergeOutcome.DoesNotApply _ -> Toasts.refused(text(doesNotApply));
            case MergeOutcome.AmendsAnother(int number) -> Toasts.refused(text("amends-another", number));
        }
        return outcome instanceof MergeOutcome.Done;
    }
}
