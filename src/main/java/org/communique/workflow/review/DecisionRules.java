package org.communique.workflow.review;

import java.util.Optional;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.statement.VersionId;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.review.DecideResult.AlreadyDecided;
import org.communique.workflow.review.DecideResult.ConflictingDecision;
import org.communique.workflow.review.DecideResult.NotAReviewer;
import org.communique.workflow.review.DecideResult.OlderVersion;
import org.communique.workflow.review.DecideResult.OrganisationDecided;
import org.communique.workflow.review.DecideResult.OwnText;
import org.communique.workflow.review.DecideResult.ReasonMissing;
import org.communique.workflow.review.DecideResult.StageClosed;
import org.communique.workflow.stage.Stage;

/** Who may decide what on a stage. Nothing else says so: the database sees only that the stage is as it was judged. */
final class DecisionRules {

    private DecisionRules() {}

    /**
     * Why the verdict is not recorded; empty if it is.
     *
     * @param newest   version of the statement
     * @param eligible whether role and rights let the member decide on the stage
     * @param reasoned whether it says why, as far as the verdict has to
     */
    static Optional<DecideResult> refusal(
            Stage stage, Decide command, Member member, VersionId newest, boolean eligible, boolean reasoned) {
        var first = stage.decisionOf(member.id())
                .filter(decision -> !stage.isCarriedOver(decision) && decision.verdict() != Verdict.TACIT_APPROVAL);
        if (first.isPresent()) {
            return Optional.of(
                    first.get().verdict() == command.verdict()
                            ? new AlreadyDecided(first.get())
                            : new ConflictingDecision(
                                    first.get().verdict(), first.get().at()));
        }
        if (!command.hash().equals(stage.hash()) || !stage.version().equals(newest)) {
            return Optional.of(new OlderVersion(newest));
        }
        if (!stage.open()) {
            return Optional.of(new StageClosed(stage.status()));
        }
        if (stage.authors().contains(member.id())) {
            return Optional.of(new OwnText());
        }
        if (!reasoned) {
            return Optional.of(new ReasonMissing());
        }
        if (mayCast(stage, member)) {
            return command.verdict().approves() || command.verdict().opposes()
                    ? Optional.empty()
                    : Optional.of(new NotAReviewer());
        }
        if (!stage.asks(member.id()) || !eligible) {
            return Optional.of(new NotAReviewer());
        }
        return organisationDecided(stage, command, member);
    }

    private static Optional<DecideResult> organisationDecided(Stage stage, Decide command, Member member) {
        return stage.byOrganisation() && command.verdict() != Verdict.RECUSE
                ? stage.reviewerFor(member.id())
                        .flatMap(reviewer -> stage.decisionOf(reviewer.organisation()))
                        .filter(decision -> !stage.isCarriedOver(decision))
                        .map(decision -> new OrganisationDecided(decision.verdict()))
                : Optional.empty();
    }

    /** Whether the member can decide an even split. */
    static boolean mayCast(Stage stage, Member member) {
        return member.is(Role.COORDINATOR)
                && !stage.asks(member.id())
                && !stage.authors().contains(member.id())
                && stage.awaitsCastingVote();
    }
}
