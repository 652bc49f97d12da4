package org.communique.workflow.stage;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.communique.coalition.directory.MemberId;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.decision.Reviewer;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.stage.ApprovalPolicy.Vote;
import org.jspecify.annotations.Nullable;

/**
 * The votes on a stage, counted.
 *
 * @param votes   of those asked who have not recused themselves
 * @param casting the verdict of somebody who is not among those asked
 */
public record VoteTally(
        int votes,
        int undecided,
        int approvals,
        int requests,
        int objections,
        @Nullable Verdict casting) {

    public static VoteTally of(Vote vote, List<Reviewer> reviewers, List<Decision> decisions) {
        var asked = reviewers.stream().map(Reviewer::member).collect(Collectors.toSet());
        var recused = members(decisions, Verdict.RECUSE);
        var voters = reviewers.stream()
                .filter(reviewer -> !recused.contains(reviewer.member()))
                .map(reviewer -> voter(vote, reviewer.member(), reviewer.organisation()))
                .collect(Collectors.toSet());
        var votes = decisions.stream()
                .filter(decision -> asked.contains(decision.member()) && decision.verdict() != Verdict.RECUSE)
                .toList();
        var decided = votes.stream()
                .map(decision -> voter(vote, decision.member(), decision.organisation()))
                .filter(voters::contains)
                .distinct()
                .count();
        return new VoteTally(
                voters.size(),
                (int) (voters.size() - decided),
                count(votes, Verdict::approves),
                count(votes, Verdict.REQUEST_CHANGES::equals),
                count(votes, Verdict.OBJECT::equals),
                decisions.stream()
                        .filter(decision -> !asked.contains(decision.member()))
                        .map(Decision::verdict)
                        .findFirst()
                        .orElse(null));
    }

    int opposed() {
        return requests + objections;
    }

    /** Whether those who have not decided can still make it as many for as against. */
    boolean canSplitEvenly() {
        return Math.abs(approvals - opposed()) <= undecided;
    }

    private static Object voter(Vote vote, MemberId member, Object organisation) {
        return vote == Vote.REVIEWER ? member : organisation;
    }

    private static Set<MemberId> members(List<Decision> decisions, Verdict verdict) {
        return decisions.stream()
                .filter(decision -> decision.verdict() == verdict)
                .map(Decision::member)
                .collect(Collectors.toSet());
    }

    private static int count(List<Decision> decisions, Predicate<Verdict> counts) {
        return (int) decisions.stream().map(Decision::verdict).filter(counts).count();
    }
}
