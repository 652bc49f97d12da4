package org.communique.workflow.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.communique.ServerTest;
import org.communique.coalition.access.SignInAccess.LinkOutcome.ToShare;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.coalition.member.MemberService;
import org.communique.ledger.Ledger;
import org.communique.ledger.LogId;
import org.communique.security.CookieClient;
import org.communique.statement.Phase;
import org.communique.statement.activity.ActivityService;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.review.AssignmentService;
import org.communique.workflow.review.DeadlineService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class ReviewActivitySourceTests {

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    ActivityService activity;

    @Autowired
    AssignmentService assignment;

    @Autowired
    DeadlineService deadlines;

    @Test
    void tellsEveryVersionStageVerdictDelegationAndDeadline() {
        var statement = fixtures.inPolicyReview(4);
        var stage = fixtures.stage(statement, "policyReview", 1);
        var successor = statement.reviewer(3);
        as(statement.coordinator(), () -> assignment.assignReviewers(stage.id(), asked(statement)));
        as(statement.reviewer(0), () -> assignment.delegate(stage.id(), successor.id(), "I am away."));
        var later = stage.deadline().plus(Duration.ofDays(2));
        as(statement.coordinator(), () -> deadlines.extend(stage.id(), later, "A holiday."));
        fixtures.decide(stage, statement.reviewer(1), Verdict.REQUEST_CHANGES);
        fixtures.awaitPhase(statement, Phase.DRAFTING);
        List<String> lines = as(statement.reviewer(2), () -> activity.csv(statement.id()))
                .lines()
                .toList();
        assertThat(lines.getFirst()).isEqualTo("\"at (UTC)\",\"who\",\"what\",\"note\",\"kind\",\"link shared by\"");
        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .contains("Version 1 submitted", statement.drafter().name()))
                .anySatisfy(line -> assertThat(line).contains("Policy review of version 1 began"))
                .anySatisfy(line -> assertThat(line)
                        .contains(
                                successor.name() + " decides instead of "
                                        + statement.reviewer(0).name(),
                                "I am away."))
                .anySatisfy(line -> assertThat(line).contains("deadline extended to " + later, "A holiday."))
                .anySatisfy(line -> assertThat(line).contains("requested changes to version 1", "because"))
                .anySatisfy(line -> assertThat(line).contains("sent back to the draft"));
    }

    @Test
    void marksTheVerdictOfAReviewerWhosePasswordWasSetByAHandedOverLink() {
        var statement = fixtures.inPolicyReview(4);
        var stage = fixtures.stage(statement, "policyReview", 1);
        as(statement.coordinator(), () -> assignment.assignReviewers(stage.id(), asked(statement)));
        var reviewer = statement.reviewer(1);
        var administrator = people.member("Ana Administrator", people.organisation("Secretariat"), Role.ADMINISTRATOR);
        var link = (ToShare)
                as(administrator, () -> members.sendLink(reviewer.id())).orElseThrow();
        CookieClient.of(port).submit(link.link().getPath(), "password", "eleven quiet harbours");

        fixtures.decide(stage, reviewer, Verdict.REQUEST_CHANGES);
        fixtures.awaitPhase(statement, Phase.DRAFTING);

        assertThat(ledger.entries(LogId.privateOf(statement.id().value())))
                .filteredOn(entry -> entry.type().equals("decided"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.sealed().get("handOver"))
                        .containsEntry("linkHandedOverBy", "Ana Administrator"));
        assertThat(as(statement.coordinator(), () -> activity.of(statement.id())))
                .anyMatch(attributedEntry -> attributedEntry.linkSharing() != null
                        && reviewer.id().equals(attributedEntry.entry().by()));
    }

    @LocalServerPort
    int port;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    MemberService members;

    @Autowired
    Ledger ledger;

    private static Set<MemberId> asked(ReviewFixtures.Case statement) {
        return Set.of(
                statement.reviewer(0).id(),
                statement.reviewer(1).id(),
                statement.reviewer(2).id());
    }
}
