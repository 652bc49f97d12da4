package org.communique.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.communique.workflow.engine.AppliedSteps.Step;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StepOutcomesTests {

    private static final List<String> STEPS = List.of("drafting", "policy", "legal", "clearance");

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of("nothing yet", List.of(step("start", 0, "joint")), Map.of("start", "joint")),
                Arguments.of(
                        "as they were left",
                        List.of(
                                step("drafting", 1, "SUBMITTED"),
                                step("policy", 1, "APPROVED"),
                                step("legal", 1, "CHANGES_REQUESTED")),
                        Map.of("drafting", "SUBMITTED", "policy", "APPROVED", "legal", "CHANGES_REQUESTED")),
                Arguments.of(
                        "a submission begins anew",
                        List.of(
                                step("drafting", 1, "SUBMITTED"),
                                step("policy", 1, "CHANGES_REQUESTED"),
                                step("reopened", 1, "REOPENED"),
                                step("drafting", 2, "SUBMITTED")),
                        Map.of("drafting", "SUBMITTED")),
                Arguments.of(
                        "sent back: what was before it stays",
                        List.of(
                                step("drafting", 1, "SUBMITTED"),
                                step("policy", 1, "APPROVED"),
                                step("legal", 1, "APPROVED"),
                                step("clearance", 1, "SENT_BACK"),
                                step("sent-back", 2, "legal")),
                        Map.of("drafting", "SUBMITTED", "policy", "APPROVED")),
                Arguments.of(
                        "sent back and decided again",
                        List.of(
                                step("drafting", 1, "SUBMITTED"),
                                step("policy", 1, "APPROVED"),
                                step("legal", 1, "SENT_BACK"),
                                step("sent-back", 2, "policy"),
                                step("policy", 2, "APPROVED"),
                                step("legal", 2, "OBJECTED")),
                        Map.of("drafting", "SUBMITTED", "policy", "APPROVED", "legal", "OBJECTED")),
                Arguments.of(
                        "sent back to a step that another version of the workflow had: all begin anew",
                        List.of(
                                step("drafting", 1, "SUBMITTED"),
                                step("policy", 1, "APPROVED"),
                                step("sent-back", 2, "gone")),
                        Map.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void followsFromTheMovesInWhateverOrderTheyAreTold(String name, List<Step> taken, Map<String, String> expected) {
        assertThat(StepOutcomes.of(taken, STEPS, "drafting")).isEqualTo(expected);
        assertThat(StepOutcomes.of(taken.reversed(), STEPS, "drafting")).isEqualTo(expected);
    }

    private static Step step(String activity, int round, String outcome) {
        return new Step(activity, round, 1, outcome, Instant.EPOCH);
    }
}
