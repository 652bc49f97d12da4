package org.communique.amendment.ui;

import static org.communique.amendment.ui.AmendmentLabels.text;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.AmendmentService;
import org.communique.amendment.VoteId;
import org.communique.amendment.vote.AmendmentVote;
import org.communique.amendment.vote.AmendmentVote.Status;
import org.communique.amendment.vote.Ballot.Choice;
import org.communique.amendment.vote.OpenVote;
import org.communique.amendment.vote.VoteOutcome;
import org.communique.amendment.vote.VoteService;
import org.communique.refusal.Refusal;
import org.communique.screen.Question;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;
import org.communique.statement.StatementId;
import org.springframework.stereotype.Component;

/** Does what a button on a vote says, and says what became of it. */
@Component
class VoteActions {

    private final VoteService votes;
    private final AmendmentService amendments;
    private final Clock clock;

    VoteActions(VoteService votes, AmendmentService amendments, Clock clock) {
        this.votes = votes;
        this.amendments = amendments;
        this.clock = clock;
    }

    boolean takesBallots(AmendmentVote vote) {
        return vote.status() == Status.OPEN && clock.instant().isBefore(vote.deadline());
    }

    /** @param opened runs when it was opened */
    void showOpenVoteDialog(Amendment amendment, Runnable opened) {
        new OpenVoteDialog(this, amendment, others(amendment), clock, opened).open();
    }

    private List<Amendment> others(Amendment amendment) {
        return amendments.of(amendment.statement()).stream()
                .filter(other ->
                        other.state() == AmendmentStatus.OPEN && other.vote() == null && other.amends() == null)
                .filter(other -> !other.id().equals(amendment.id()))
                .sorted(Comparator.comparingInt(other -> other.id().number()))
                .toList();
    }

    boolean open(OpenVote command) {
        return isDone(votes.open(command), text("vote.opened", TimeFormat.localAndUtc(command.deadline())));
    }

    boolean cast(VoteId vote, Choice choice, String word) {
        return isDone(votes.cast(vote, choice, word), text("vote.cast"));
    }

    void confirmClosing(VoteId vote, Runnable closed) {
        Question.askIrrevocable(text("vote.close"), text("vote.close.text"), text("vote.close"), () -> {
            if (isDone(votes.close(vote), text("vote.closed"))) {
                closed.run();
            }
        });
    }

    void order(StatementId statement, List<Integer> numbers) {
        if (!votes.order(statement, numbers)) {
            Toasts.refused(new VoteOutcome.VoteClosed());
        }
    }

    private static boolean isDone(VoteOutcome outcome, String done) {
        switch (outcome) {
            case VoteOutcome.Done _ -> Toasts.done(done);
            case Refusal refusal -> Toasts.refused(refusal);
        }
        return outcome instanceof VoteOutcome.Done;
    }
}
