package org.communique.workflow.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.workflow.ReviewFixtures.eventually;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.communique.ServerTest;
import org.communique.coalition.directory.Role;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.ReviewFixtures.Case;
import org.communique.workflow.absence.AbsenceResult.Announced;
import org.communique.workflow.absence.AbsenceResult.NoSubstitute;
import org.communique.workflow.absence.AbsenceResult.NoTime;
import org.communique.workflow.absence.AbsenceResult.TooLong;
import org.communique.workflow.absence.AbsenceResult.TooMany;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.review.AssignResult.Assigned;
import org.communique.workflow.review.AssignResult.NoPlace;
import org.communique.workflow.review.AssignResult.NotEligible;
import org.communique.workflow.review.AssignmentService;
import org.communique.workflow.review.DecideResult.NotAReviewer;
import org.communique.workflow.review.DecideResult.Recorded;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.StageAction.StageActionKind;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@ServerTest
class SubstitutionServiceTests {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    AbsenceService absences;

    @Autowired
    AssignmentService assignment;

    @Test
    void givesAnAbsentReviewersPlaceToTheSubstituteAndBack() {
        var statement = narrowed(fixtures.inPolicyReview(4));
        var absent = statement.reviewer(0);
        var substitute = statement.reviewer(3);
        var announced = as(absent, () -> absences.announce(today, today.plusDays(7), substitute.id()));
        assertThat(announced).isInstanceOf(Announced.class);
        var stage = policyReview(statement);
        assertThat(stage.reviewerFor(substitute.id()).orElseThrow().standsInFor())
                .isEqualTo(absent.id());
        assertThat(stage.acts().getLast()).satisfies(action -> {
            assertThat(action.kind()).isEqualTo(StageActionKind.SUBSTITUTED);
            assertThat(action.added()).containsExactly(substitute.id());
            assertThat(action.removed()).containsExactly(absent.id());
        });
        assertThat(fixtures.decide(stage, absent, Verdict.APPROVE)).isEqualTo(new NotAReviewer());

        var absence = ((Announced) announced).absence();
        assertThat(as(substitute, () -> absences.cancel(absence.id()))).isFalse();
        assertThat(as(absent, () -> absences.cancel(absence.id()))).isTrue();
        assertThat(policyReview(statement).asks(absent.id())).isTrue();
        assertThat(policyReview(statement).asks(substitute.id())).isFalse();
    }

    @Test
    void announcesAnAbsenceOnceHoweverManyEqualRequestsComeAtOnce() throws Exception {
        var statement = fixtures.inPolicyReview();
        var absent = statement.reviewer(0);
        var substitute = statement.reviewer(1).id();
        var request = (Callable<AbsenceResult>)
                () -> as(absent, () -> absences.announce(today, today.plusDays(7), substitute));

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(Collections.nCopies(8, request))) {
                assertThat(answer.get()).isInstanceOf(Announced.class);
            }
        }

        var announced = as(absent, absences::mine);
        assertThat(announced).hasSize(1);
        as(absent, () -> absences.cancel(announced.getFirst().id()));
        var again = (Announced) request.call();
        assertThat(again.absence().cancelledAt()).isNull();
        assertThat(as(absent, absences::mine)).hasSize(2);
    }

    @Test
    void leavesWhatTheSubstituteDecided() {
        var statement = narrowed(fixtures.inPolicyReview(4));
        var absent = statement.reviewer(0);
        var substitute = statement.reviewer(3);
        var announced = (Announced) as(absent, () -> absences.announce(today, today.plusDays(7), substitute.id()));
        assertThat(fixtures.decide(policyReview(statement), substitute, Verdict.APPROVE))
                .isInstanceOf(Recorded.class);
        as(absent, () -> absences.cancel(announced.absence().id()));
        assertThat(policyReview(statement).asks(absent.id())).isFalse();
        assertThat(policyReview(statement).approvals()).isEqualTo(1);
    }

    @Test
    void asksTheSubstituteAtOnceOfAStageThatOpensInTheAbsence() {
        var statement = narrowed(fixtures.inPolicyReview(4));
        var absent = statement.reviewer(0);
        as(absent, () -> absences.announce(today, today, statement.reviewer(3).id()));
        fixtures.decide(policyReview(statement), statement.reviewer(1), Verdict.APPROVE);
        fixtures.decide(policyReview(statement), statement.reviewer(2), Verdict.APPROVE);
        eventually(() -> !fixtures.awaitOpen(statement, "legalReview").asks(absent.id())
                || fixtures.awaitOpen(statement, "legalReview")
                        .asks(statement.reviewer(3).id()));
    }

    @Test
    void refusesAnAbsenceThatLastsTooLongOrIsOneTooMany() {
        var statement = fixtures.inPolicyReview();
        var absent = statement.reviewer(0);
        var other = statement.reviewer(1).id();

        for (var last : List.of(today.plusYears(1).plusDays(1), LocalDate.MAX)) {
            assertThat(as(absent, () -> absences.announce(today, last, other))).isEqualTo(new TooLong());
        }
        assertThat(as(absent, () -> absences.announce(today.plusYears(3), today.plusYears(3), other)))
                .isEqualTo(new TooLong());
        for (int i = 0; i < 50; i++) {
            var announced = (Announced) as(absent, () -> absences.announce(today, today.plusDays(1), other));
            as(absent, () -> absences.cancel(announced.absence().id()));
        }
        assertThat(as(absent, () -> absences.announce(today, today.plusDays(1), other)))
                .isEqualTo(new TooMany(50));
    }

    @Test
    void refusesAnAbsenceThatIsOverOrHasNoSubstitute() {
        var statement = fixtures.inPolicyReview();
        var absent = statement.reviewer(0);
        var other = statement.reviewer(1).id();
        assertThat(as(absent, () -> absences.announce(today, today.minusDays(1), other)))
                .isEqualTo(new NoTime());
        assertThat(as(absent, () -> absences.announce(today.minusDays(9), today.minusDays(2), other)))
                .isEqualTo(new NoTime());
        assertThat(as(absent, () -> absences.announce(today, today, absent.id())))
                .isEqualTo(new NoSubstitute());
        var drafter = fixtures.coalition.member(Role.DRAFTER);
        assertThat(as(absent, () -> absences.announce(today, today, drafter.id())))
                .isEqualTo(new NoSubstitute());
    }

    @Test
    void reassignsAPlaceOnRecord() {
        var statement = narrowed(fixtures.inPolicyReview(4));
        var stage = policyReview(statement).id();
        var from = statement.reviewer(0).id();
        var to = statement.reviewer(3).id();
        assertThat(as(statement.coordinator(), () -> assignment.reassign(stage, from, to, "On leave.")))
                .isInstanceOf(Assigned.class);
        assertThat(policyReview(statement).acts().getLast()).satisfies(action -> {
            assertThat(action.kind()).isEqualTo(StageActionKind.REASSIGNED);
            assertThat(action.by()).isEqualTo(statement.coordinator().id());
            assertThat(action.reason()).isEqualTo("On leave.");
        });
        assertThat(as(statement.coordinator(), () -> assignment.reassign(stage, from, to, "")))
                .isEqualTo(new NoPlace());
        assertThat(as(
                        statement.coordinator(),
                        () -> assignment.reassign(stage, to, statement.drafter().id(), "")))
                .isEqualTo(new NotEligible());
    }

    @Test
    void letsAReviewerHandTheOwnPlaceOverAndNobodyElses() {
        var statement = narrowed(fixtures.inPolicyReview(4));
        var stage = policyReview(statement).id();
        var to = statement.reviewer(3).id();
        assertThat(as(statement.reviewer(0), () -> assignment.delegate(stage, to, "")))
                .isInstanceOf(Assigned.class);
        assertThat(policyReview(statement).asks(to)).isTrue();
        assertThatThrownBy(() -> as(
                        statement.reviewer(1),
                        () -> assignment.reassign(
                                stage,
                                statement.reviewer(2).id(),
                                statement.reviewer(0).id(),
                                "")))
                .isInstanceOf(AccessDeniedException.class);
    }

    /** The last of four reviewers is not asked. */
    private Case narrowed(Case statement) {
        var asked = statement.reviewers().subList(0, 3).stream()
                .map(reviewer -> reviewer.id())
                .collect(java.util.stream.Collectors.toSet());
        as(
                statement.coordinator(),
                () -> assignment.assignReviewers(policyReview(statement).id(), asked));
        return statement;
    }

    private Stage policyReview(Case statement) {
        return fixtures.stage(statement, "policyReview", 1);
    }
}
