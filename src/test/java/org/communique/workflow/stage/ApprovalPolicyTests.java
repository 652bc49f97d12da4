package org.communique.workflow.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.decision.Reviewer;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.model.StepAttributeSchema;
import org.communique.workflow.stage.ApprovalPolicy.Changes;
import org.communique.workflow.stage.ApprovalPolicy.Rule;
import org.communique.workflow.stage.ApprovalPolicy.VotingUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Verdicts in the order in which they were recorded, of one reviewer after the other: A approve, a approve with comments,
 * C request changes, O object, - abstain, R recuse. K and k are casting votes, for and against.
 */
class ApprovalPolicyTests {

    @ParameterizedTest(name = "{1} of {0}, changes {2}: \"{3}\" is {4}")
    @CsvSource({
        "3, 2, ANY,         '',    OPEN",
        "3, 2, ANY,         A,     OPEN",
        "3, 2, ANY,         AA,    APPROVED",
        "3, 2, ANY,         Aa,    APPROVED",
        "3, 2, ANY,         A-A,   APPROVED",
        "3, 2, ANY,         C,     CHANGES_REQUESTED",
        "3, 2, ANY,         O,     CHANGES_REQUESTED",
        "3, 2, ANY,         AC,    CHANGES_REQUESTED",
        "3, 2, ANY,         -,     OPEN",
        "3, 2, ANY,         --,    CHANGES_REQUESTED",
        "3, 2, ANY,         A--,   CHANGES_REQUESTED",
        "3, 2, ANY,         AAC,   APPROVED",
        "3, 2, ANY,         CAA,   CHANGES_REQUESTED",
        "3, 2, ANY,         R,     OPEN",
        "3, 2, ANY,         RAA,   APPROVED",
        "3, 2, ANY,         R-,    CHANGES_REQUESTED",
        "3, 2, ANY,         RR,    OPEN",
        "3, 2, UNREACHABLE, C,     OPEN",
        "3, 2, UNREACHABLE, CA,    OPEN",
        "3, 2, UNREACHABLE, CAA,   APPROVED",
        "3, 2, UNREACHABLE, OAA,   APPROVED",
        "3, 2, UNREACHABLE, CC,    CHANGES_REQUESTED",
        "3, 2, UNREACHABLE, CO,    CHANGES_REQUESTED",
        "3, 2, UNREACHABLE, C-,    CHANGES_REQUESTED",
        "1, 1, ANY,         A,     APPROVED",
        "1, 1, ANY,         -,     CHANGES_REQUESTED",
        "7, 4, ANY,         AAA,   OPEN",
        "7, 4, ANY,         AAAA,  APPROVED",
        "7, 4, UNREACHABLE, CCC,   OPEN",
        "7, 4, UNREACHABLE, CCCC,  CHANGES_REQUESTED",
        "1, 2, ANY,         A,     OPEN",
        "1, 2, ANY,         -,     OPEN",
        "1, 2, ANY,         C,     CHANGES_REQUESTED",
        "0, 2, ANY,         '',    OPEN",
    })
    void countsApprovals(int reviewers, int needed, Changes changes, String verdicts, StageStatus outcome) {
        assertThat(outcome(ApprovalPolicy.of(needed, changes), reviewers, verdicts, false, false))
                .isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0} of {1}: \"{2}\" is {3}")
    @CsvSource({
        "MAJORITY,   3, A,       OPEN",
        "MAJORITY,   3, AA,      APPROVED",
        "MAJORITY,   3, CAA,     APPROVED",
        "MAJORITY,   4, AA,      OPEN",
        "MAJORITY,   4, AAA,     APPROVED",
        "MAJORITY,   4, AACC,    CHANGES_REQUESTED",
        "MAJORITY,   4, AAR,     APPROVED",
        "MAJORITY,   4, AA--,    CHANGES_REQUESTED",
        "MAJORITY,   1, R,       OPEN",
        "MAJORITY,   0, '',      OPEN",
        "TWO_THIRDS, 3, A,       OPEN",
        "TWO_THIRDS, 3, AA,      APPROVED",
        "TWO_THIRDS, 3, CAA,     APPROVED",
        "TWO_THIRDS, 3, CC,      CHANGES_REQUESTED",
        "TWO_THIRDS, 4, AA,      OPEN",
        "TWO_THIRDS, 4, AAR,     APPROVED",
        "TWO_THIRDS, 4, AACC,    CHANGES_REQUESTED",
        "TWO_THIRDS, 4, A--,     CHANGES_REQUESTED",
        "TWO_THIRDS, 5, AAA,     OPEN",
        "TWO_THIRDS, 5, AAAA,    APPROVED",
        "TWO_THIRDS, 6, AAAA,    APPROVED",
        "TWO_THIRDS, 6, CCAAAA,  APPROVED",
        "TWO_THIRDS, 1, R,       OPEN",
        "TWO_THIRDS, 0, '',      OPEN",
        "UNANIMOUS,  3, AA,      OPEN",
        "UNANIMOUS,  3, AaA,     APPROVED",
        "UNANIMOUS,  3, ARA,     APPROVED",
        "UNANIMOUS,  3, AA-,     CHANGES_REQUESTED",
        "UNANIMOUS,  3, O,       CHANGES_REQUESTED",
        "UNANIMOUS,  2, RR,      OPEN",
    })
    void countsShares(Rule rule, int reviewers, String verdicts, StageStatus outcome) {
        var approvalPolicy = new ApprovalPolicy(rule, 0, VotingUnit.REVIEWER, Changes.UNREACHABLE, false);
        assertThat(outcome(approvalPolicy, reviewers, verdicts, false, false)).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0} of {1}: \"{2}\", due {3}, all notified {4}, is {5}")
    @CsvSource({
        "CONSENSUS, 3, '',   false, false, OPEN",
        "CONSENSUS, 3, AA,   false, false, OPEN",
        "CONSENSUS, 3, AAA,  false, false, APPROVED",
        "CONSENSUS, 3, Aa-,  false, false, APPROVED",
        "CONSENSUS, 3, ARA,  false, false, APPROVED",
        "CONSENSUS, 3, ---,  false, false, CHANGES_REQUESTED",
        "CONSENSUS, 3, C,    false, false, CHANGES_REQUESTED",
        "CONSENSUS, 3, O,    false, false, OPEN",
        "CONSENSUS, 3, AAO,  false, false, OPEN",
        "CONSENSUS, 3, AAO,  true,  false, OBJECTED",
        "CONSENSUS, 3, AA,   true,  true,  OPEN",
        "CONSENSUS, 2, RR,   true,  true,  OPEN",
        "SILENCE,   3, '',   false, false, OPEN",
        "SILENCE,   3, '',   true,  true,  APPROVED",
        "SILENCE,   3, '',   true,  false, OPEN",
        "SILENCE,   3, AAA,  false, false, APPROVED",
        "SILENCE,   3, A,    true,  true,  APPROVED",
        "SILENCE,   3, -,    true,  true,  APPROVED",
        "SILENCE,   3, O,    false, false, OPEN",
        "SILENCE,   3, O,    true,  true,  OBJECTED",
        "SILENCE,   3, O,    true,  false, OBJECTED",
        "SILENCE,   3, C,    false, false, CHANGES_REQUESTED",
        "SILENCE,   0, '',   true,  true,  OPEN",
    })
    void waitsForObjections(
            Rule rule, int reviewers, String verdicts, boolean due, boolean notified, StageStatus outcome) {
        var approvalPolicy = new ApprovalPolicy(rule, 0, VotingUnit.REVIEWER, Changes.ANY, false);
        assertThat(outcome(approvalPolicy, reviewers, verdicts, due, notified)).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "3 of 4: \"{0}\" awaits a casting vote: {1}, is {2}")
    @CsvSource({
        "AC,     false, OPEN",
        "ACC,    false, OPEN",
        "AACC,   true,  OPEN",
        "ACO-,   false, CHANGES_REQUESTED",
        "AC--,   true,  OPEN",
        "CCC,    false, CHANGES_REQUESTED",
        "AAA,    false, APPROVED",
        "AACCK,  false, APPROVED",
        "AACCk,  false, CHANGES_REQUESTED",
    })
    void hasACoordinatorDecideAnEvenSplit(String verdicts, boolean awaits, StageStatus outcome) {
        var approvalPolicy = new ApprovalPolicy(Rule.K_OF_N, 3, VotingUnit.REVIEWER, Changes.UNREACHABLE, true);
        assertThat(approvalPolicy.awaitsCastingVote(reviewers("abcd"), decisions("abcd", verdicts)))
                .isEqualTo(awaits);
        assertThat(outcome(approvalPolicy, 4, verdicts, false, false)).isEqualTo(outcome);
    }

    /** Reviewers of the same organisation have the same letter. */
    @ParameterizedTest(name = "{0} of {1}, one vote each: \"{2}\" is {3}")
    @CsvSource({
        "K_OF_N,    aabb, A.A,   APPROVED",
        "K_OF_N,    aabb, A.,    OPEN",
        "K_OF_N,    aabb, R.,    OPEN",
        "K_OF_N,    aabb, RAA,   APPROVED",
        "K_OF_N,    aabb, RR,    OPEN",
        "CONSENSUS, aabc, A.AA,  APPROVED",
        "CONSENSUS, aabc, A.A,   OPEN",
        "CONSENSUS, aabc, RRAA,  APPROVED",
        "CONSENSUS, aabc, .AA-,  APPROVED",
        "UNANIMOUS, aaab, A..A,  APPROVED",
        "UNANIMOUS, aaab, ..AC,  CHANGES_REQUESTED",
    })
    void givesAnOrganisationOneVote(Rule rule, String organisations, String verdicts, StageStatus outcome) {
        var approvalPolicy = new ApprovalPolicy(
                rule, rule == Rule.K_OF_N ? 2 : 0, VotingUnit.ORGANISATION, Changes.UNREACHABLE, false);
        assertThat(approvalPolicy.outcome(reviewers(organisations), decisions(organisations, verdicts), false, false))
                .isEqualTo(outcome);
    }

    /** Another rule is a constant, its name among the attributes of a stage, and its texts in one file. */
    @Test
    void isNamedInWorkflowsAndInMessages() throws IOException {
        var schema = StepAttributeSchema.get();
        assertThat(schema.choices().get("policy")).isEqualTo(names(Arrays.stream(Rule.values())));
        assertThat(schema.counting())
                .isEqualTo(names(Arrays.stream(Rule.values()).filter(Rule::counts)));

        var messages = Files.readString(Path.of("src/main/resources/messages/workflow.properties"));
        assertThat(Rule.values())
                .allSatisfy(rule -> assertThat(messages)
                        .contains(
                                "\nworkflow.review.rule." + rule + "=",
                                "\nworkflow.value.policy." + name(rule) + "=",
                                "\nmodeler.policy." + name(rule) + "="));
    }

    private static List<String> names(Stream<Rule> rules) {
        return rules.map(ApprovalPolicyTests::name).toList();
    }

    private static String name(Rule rule) {
        return rule.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Test
    void needsAtLeastOneApproval() {
        assertThatThrownBy(() -> ApprovalPolicy.of(0, Changes.ANY)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hasNoCastingVoteWhereOneRequestDecides() {
        assertThatThrownBy(() -> new ApprovalPolicy(Rule.K_OF_N, 1, VotingUnit.REVIEWER, Changes.ANY, true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ApprovalPolicy(Rule.SILENCE, 0, VotingUnit.REVIEWER, Changes.UNREACHABLE, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static StageStatus outcome(
            ApprovalPolicy approvalPolicy, int reviewers, String verdicts, boolean due, boolean notified) {
        var organisations = "abcdefgh".substring(0, reviewers);
        return approvalPolicy.outcome(reviewers(organisations), decisions(organisations, verdicts), due, notified);
    }

    private static List<Reviewer> reviewers(String organisations) {
        List<Reviewer> reviewers = new ArrayList<>();
        for (int i = 0; i < organisations.length(); i++) {
            reviewers.add(new Reviewer(member(i), organisation(organisations.charAt(i)), Instant.EPOCH, null));
        }
        return reviewers;
    }

    /** The point is a reviewer who says nothing. */
    private static List<Decision> decisions(String organisations, String verdicts) {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < verdicts.length(); i++) {
            if (verdicts.charAt(i) != '.') {
                decisions.add(new Decision(
                        member(i),
                        organisation(i < organisations.length() ? organisations.charAt(i) : 'z'),
                        verdict(verdicts.charAt(i)),
                        null,
                        Instant.EPOCH,
                        VersionId.of(new StatementId("s"), 1),
                        TextHash.of("text"),
                        Set.of(),
                        null));
            }
        }
        return decisions;
    }

    private static Verdict verdict(char letter) {
        return switch (letter) {
            case 'A', 'K' -> Verdict.APPROVE;
            case 'a' -> Verdict.APPROVE_WITH_COMMENTS;
            case 'C', 'k' -> Verdict.REQUEST_CHANGES;
            case 'O' -> Verdict.OBJECT;
            case 'R' -> Verdict.RECUSE;
            default -> Verdict.ABSTAIN;
        };
    }

    private static MemberId member(int number) {
        return new MemberId("m" + number);
    }

    private static OrganisationId organisation(char letter) {
        return new OrganisationId("o" + letter);
    }
}
