package org.communique.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import java.util.Objects;
import org.communique.coalition.directory.Directory;
import org.communique.invitation.dispatch.InvitationService;
import org.communique.invitation.guest.AcceptanceOutcome;
import org.communique.mail.MailService;
import org.communique.mail.MailState;
import org.communique.mail.MailStatus;
import org.communique.notification.NoticeKind;
import org.communique.notification.NoticeService;
import org.communique.notification.NoticeSummary;
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
    InvitationService invitations;

    @Autowired
    NoticeService notices;

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

    @Test
    void answersOfGuestsTakeTheWayOfRealOnes() {
        var seat = statement("A seat for civil society at the Conference of the States Parties");
        var savanna = demoMembers.organisation("Savanna Digital Defenders").id();
        var version = demoMembers
                .as("lucia", () -> signing.details(seat))
                .orElseThrow()
                .call()
                .version();
        assertThat(demoMembers.as("lucia", () -> invitations.accept(version, savanna, "On their website")))
                .as("by who shared its link")
                .isInstanceOf(AcceptanceOutcome.NotBySecondPerson.class);
        await().untilAsserted(() -> {
            assertThat(kinds("lucia", seat)).contains(NoticeKind.JOIN_REQUESTED);
            assertThat(kinds("wanjiru", seat)).contains(NoticeKind.ANSWER_WAITS_FOR_ANOTHER);
        });
    }

    @Test
    void saysOfNoLinkThatWasSharedManuallyThatItWasMailed() {
        var seat = statement("A seat for civil society at the Conference of the States Parties");
        var version = demoMembers
                .as("lucia", () -> signing.details(seat))
                .orElseThrow()
                .call()
                .version();
        assertThat(demoMembers.as("lucia", () -> invitations.of(version)))
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(row.linkSharing()).isNotNull();
                    assertThat(row.mail()).extracting(MailStatus::state).isEqualTo(MailState.NO_RELAY);
                });
        assertThat(demoMembers.as("ingrid", () -> mails.in(MailState.NO_RELAY)))
                .extracting(MailStatus::kind)
                .contains("JOIN_CONFIRM");
    }

    private List<NoticeKind> kinds(String member, StatementId statement) {
        return demoMembers.as(member, () -> notices.latest()).stream()
                .filter(notice -> statement.equals(notice.statement()))
                .map(NoticeSummary::kind)
                .toList();
    }

    private StatementId statement(String title) {
        return mongo.find(query(where("title").is(title)), Statement.class)
                .getFirst()
                .id();
    }
}
