package org.communique.workflow.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.decision.Reviewer;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.stage.ApprovalPolicy.Changes;
import org.communique.workflow.stage.ApprovalPolicy.Rule;
import org.communique.workflow.stage.ApprovalPolicy.VotingUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VoteCounterTests {

    private static final int MEMBERS = 9;
    private static final int ORGANISATIONS = 4;
    private static final int DECISIONS = 14;

    /** Members and organisations by chance, some of them not asked, and some who decide more than once. */
    @RepeatedTest(200)
    void countsAfterEachDecisionWhatACountFromTheStartMakes(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var byOrganisation = random.nextBoolean();
        var reviewers = IntStream.range(0, random.nextInt(MEMBERS))
                .mapToObj(number ->
                        new Reviewer(member(number), organisation(random.nextInt(ORGANISATIONS)), Instant.EPOCH, null))
                .toList();
        var counter = new VoteCounter(byOrganisation, reviewers);
        List<Decision> decisions = new ArrayList<>();
        assertThat(counter.tally()).isEqualTo(countFromTheStart(byOrganisation, reviewers, decisions));
        for (int i = 0; i < DECISIONS; i++) {
            var decision = decision(
                    random.nextInt(MEMBERS),
                    random.nextInt(ORGANISATIONS),
                    Verdict.values()[random.nextInt(Verdict.values().length)]);
            decisions.add(decision);
            counter.add(decision);
            assertThat(counter.tally()).isEqualTo(countFromTheStart(byOrganisation, reviewers, decisions));
        }
    }

    private static VoteTally countFromTheStart(
            boolean byOrganisation, List<Reviewer> reviewers, List<Decision> decisions) {
        var asked = reviewers.stream().map(Reviewer::member).collect(Collectors.toSet());
        var recused = decisions.stream()
                .filter(decision -> decision.verdict() == Verdict.RECUSE)
                .map(Decision::member)
                .collect(Collectors.toSet());
        Set<Object> voters = reviewers.stream()
                .filter(reviewer -> !recused.contains(reviewer.member()))
                .map(reviewer -> byOrganisation ? reviewer.organisation() : reviewer.member())
                .collect(Collectors.toSet());
        var votes = decisions.stream()
                .filter(decision -> asked.contains(decision.member()) && decision.verdict() != Verdict.RECUSE)
                .toList();
        var decided = votes.stream()
                .map(decision -> byOrganisation ? decision.organisation() : decision.member())
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

    private static int count(List<Decision> decisions, Predicate<Verdict> counts) {
        return (int) decisions.stream().map(Decision::verdict).filter(counts).count();
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void looksAtEachDecisionOnce(Rule rule) {
        var needed = rule == Rule.K_OF_N ? 1_000 : 0;
        var policy = new ApprovalPolicy(rule, needed, VotingUnit.REVIEWER, Changes.UNREACHABLE, false);
        var reviewers = IntStream.range(0, 1_000)
                .mapToObj(number -> new Reviewer(member(number), organisation(0), Instant.EPOCH, null))
                .toList();
        var decisions = new Watched(IntStream.range(0, 500)
                .mapToObj(number -> decision(number, 0, Verdict.APPROVE))
                .toList());
        assertThat(policy.outcome(reviewers, decisions, false, false)).isEqualTo(StageStatus.OPEN);
        assertThat(decisions.looks).isEqualTo(decisions.size());
    }

    private static final class Watched extends AbstractList<Decision> {

        private final List<Decision> decisions;
        private int looks;

        Watched(List<Decision> decisions) {
            this.decisions = decisions;
        }

        @Override
        public Decision get(int index) {
            looks++;
            return decisions.get(index);
        }

        @Override
        public int size() {
            return decisions.size();
        }
    }

    private static Decision decision(int member, int organisation, Verdict verdict) {
        return new Decision(
                member(member),
                organisation(organisation),
                verdict,
                null,
                Instant.EPOCH,
                VersionId.of(new StatementId("s"), 1),
                TextHash.of("text"),
                Set.of(),
                null);
    }

    private static MemberId member(int number) {
        return new MemberId("m" + number);
    }

    private static OrganisationId organisation(int number) {
        return new OrganisationId("o" + number);
    }
}
