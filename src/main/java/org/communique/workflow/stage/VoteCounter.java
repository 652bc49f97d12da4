package org.communique.workflow.stage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.coalition.directory.MemberId;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.decision.Reviewer;
import org.communique.workflow.decision.Verdict;
import org.jspecify.annotations.Nullable;

/** Counts the votes on a stage, one decision after the other, so that the tally after each costs no second count. */
final class VoteCounter {

    private final boolean byOrganisation;
    /** The voter, which is the member or their organisation, of each who is asked. */
    private final Map<MemberId, Object> asked = new HashMap<>();
    /** How many who have not recused themselves speak for a voter. */
    private final Map<Object, Integer> speakers = new HashMap<>();

    private final Set<MemberId> recused = new HashSet<>();
    private final Set<Object> decided = new HashSet<>();
    private int votes;
    private int undecided;
    private int approvals;
    private int requests;
    private int objections;
    private @Nullable Verdict casting;

    VoteCounter(boolean byOrganisation, List<Reviewer> reviewers) {
        this.byOrganisation = byOrganisation;
        for (var reviewer : reviewers) {
            var voter = byOrganisation ? reviewer.organisation() : reviewer.member();
            if (asked.putIfAbsent(reviewer.member(), voter) == null) {
                speakers.merge(voter, 1, Integer::sum);
            }
        }
        votes = speakers.size();
        undecided = votes;
    }

    static VoteTally count(boolean byOrganisation, List<Reviewer> reviewers, List<Decision> decisions) {
        var counter = new VoteCounter(byOrganisation, reviewers);
        decisions.forEach(counter::add);
        return counter.tally();
    }

    void add(Decision decision) {
        var verdict = decision.verdict();
        if (!asked.containsKey(decision.member())) {
            casting = casting == null ? verdict : casting;
        } else if (verdict == Verdict.RECUSE) {
            recuse(decision.member());
        } else {
            vote(byOrganisation ? decision.organisation() : decision.member(), verdict);
        }
    }

    private void vote(Object voter, Verdict verdict) {
        if (decided.add(voter) && isCounted(voter)) {
            undecided--;
        }
        approvals += verdict.approves() ? 1 : 0;
        requests += verdict == Verdict.REQUEST_CHANGES ? 1 : 0;
        objections += verdict == Verdict.OBJECT ? 1 : 0;
    }

    /** An organisation loses its vote with the last who could speak for it. */
    private void recuse(MemberId member) {
        var voter = asked.get(member);
        if (recused.add(member) && voter != null && speakers.merge(voter, -1, Integer::sum) == 0) {
            votes--;
            undecided -= decided.contains(voter) ? 0 : 1;
        }
    }

    private boolean isCounted(Object voter) {
        return speakers.getOrDefault(voter, 0) > 0;
    }

    VoteTally tally() {
        return new VoteTally(votes, undecided, approvals, requests, objections, casting);
    }
}
