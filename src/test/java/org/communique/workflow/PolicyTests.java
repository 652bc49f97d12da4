package org.communique.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.communique.coalition.MemberId;
import org.communique.coalition.OrganisationId;
import org.communique.statement.TextHash;
import org.communique.workflow.Policy.Changes;
import org.communique.workflow.Stage.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTests {

    /** Verdicts in the order in which they were recorded: A approve, C request changes, - abstain. */
    @ParameterizedTest(name = "{1} of {0}, changes {2}: \"{3}\" is {4}")
    @CsvSource({
        "3, 2, ANY,         '',    OPEN",
        "3, 2, ANY,         A,     OPEN",
        "3, 2, ANY,         AA,    APPROVED",
        "3, 2, ANY,         A-A,   APPROVED",
        "3, 2, ANY,         C,     CHANGES_REQUESTED",
        "3, 2, ANY,         AC,    CHANGES_REQUESTED",
        "3, 2, ANY,         -,     OPEN",
        "3, 2, ANY,         --,    CHANGES_REQUESTED",
        "3, 2, ANY,         A--,   CHANGES_REQUESTED",
        "3, 2, ANY,         AAC,   APPROVED",
        "3, 2, ANY,         CAA,   CHANGES_REQUESTED",
        "3, 2, UNREACHABLE, C,     OPEN",
        "3, 2, UNREACHABLE, CA,    OPEN",
        "3, 2, UNREACHABLE, CAA,   APPROVED",
        "3, 2, UNREACHABLE, CC,    CHANGES_REQUESTED",
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
    void decidesByTheEarliestDecisionThatSettles(
            int reviewers, int needed, Changes changes, String verdicts, Status outcome) {
        assertThat(new Policy(needed, changes).outcome(reviewers(reviewers), decisions(verdicts)))
                .isEqualTo(outcome);
    }

    @Test
    void needsAtLeastOneApproval() {
        assertThatThrownBy(() -> new Policy(0, Changes.ANY)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Reviewer> reviewers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Reviewer(new MemberId("m" + i), new OrganisationId("o" + i)))
                .toList();
    }

    private static List<Decision> decisions(String verdicts) {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < verdicts.length(); i++) {
            var verdict = switch (verdicts.charAt(i)) {
                case 'A' -> Verdict.APPROVE;
                case 'C' -> Verdict.REQUEST_CHANGES;
                default -> Verdict.ABSTAIN;
            };
            decisions.add(new Decision(
                    new MemberId("m" + i),
                    new OrganisationId("o" + i),
                    verdict,
                    "",
                    Instant.EPOCH,
                    TextHash.of("text")));
        }
        return decisions;
    }
}
