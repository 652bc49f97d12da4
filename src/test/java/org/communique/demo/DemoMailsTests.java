package org.communique.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Objects;
import org.communique.coalition.directory.Directory;
import org.communique.mail.MailService;
import org.communique.mail.MailState;
import org.communique.mail.MailStatus;
import org.communique.signon.answer.SignOnService;
import org.communique.signon.call.SignOnCallService;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.workflow.review.ReviewService;
import org.communique.workflow.review.ReviewerStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.data.mongodb.core.MongoOperations;

/** What becomes of mails can be seen in the demo, though it has no relay. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "communique.demo=true")
class DemoMailsTests {

    @Autowired
    Directory directory;

    @Autowired
    MailService mails;

    @Autowired
    ReviewService reviews;

    @Autowired
    SignOnCallService calls;

    @Autowired
    SignOnService signing;

    @Autowired
    MongoOperations mongo;

    private DemoMembers demoMembers;

    @BeforeEach
    void gather() {
        demoMembers = new DemoMembers(directory);
    }

    @Test
    void showsAdministratorsMailsInEachStateThatARelayMakes() {
        var counts = demoMembers.as("ingrid", mails::counts);
        assertThat(counts).allSatisfy((state, count) -> {
            if (state != MailState.NO_RELAY && state != MailState.WITHHELD) {
                assertThat(count).as("%s", state).isPositive();
            }
        });
        assertThat(demoMembers.as("ingrid", () -> mails.in(MailState.QUEUED)))
                .extracting(MailStatus::isRetrying)
                .contains(true, false);
    }

    @Test
    void showsCoordinatorsWhatBecameOfTheMailsToReviewers() {
        var research = statement("Good-faith security research is not a crime");
        var seats = demoMembers.as("wanjiru", () -> reviews.stageDetails(research)).stream()
                .flatMap(details -> details.reviewers().stream())
                .map(ReviewerStatus::mail)
                .filter(Objects::nonNull)
                .map(MailStatus::state)
                .toList();
        assertThat(seats).contains(MailState.QUEUED, MailState.REFUSED, MailState.HANDED_OVER);
    }

    @Test
    void showsCoordinatorsWhatBecameOfTheMailsToOrganisations() {
        var seat = statement("A seat for civil society at the Conference of the States Parties");
        var states =
                demoMembers
                        .as(
                                "lucia",
                                () -> calls.board(signing.details(seat)
                                        .orElseThrow()
                                        .call()
                                        .version()))
                        .rows()
                        .stream()
                        .flatMap(row -> row.contacts().mails().stream())
                        .map(MailStatus::state)
                        .toList();
        assertThat(states).contains(MailState.QUEUED, MailState.REFUSED, MailState.GIVEN_UP, MailState.HANDED_OVER);
    }

    private StatementId statement(String title) {
        return mongo.find(query(where("title").is(title)), Statement.class)
                .getFirst()
                .id();
    }
}
