package org.communique.demo;

import static org.communique.mail.MailState.GIVEN_UP;
import static org.communique.mail.MailState.QUEUED;
import static org.communique.mail.MailState.REFUSED;

import java.util.Map;
import org.communique.id.Id;
import org.communique.mail.DemoRelay;
import org.communique.mail.DemoRelay.Fate;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.workflow.review.ReviewService;
import org.communique.workflow.review.StageDetails;
import org.communique.workflow.stage.Stage;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The states of mails about the open call and review, so that the demo shows delivery problems. */
@Component
@ConditionalOnProperty("communique.demo")
class DemoMails {

    private static final Fate RETRIED = new Fate(QUEUED, 4, "450 4.2.2 The mailbox is full, try again later");
    private static final Fate LEFT =
            new Fate(GIVEN_UP, 12, "421 4.4.1 The mail server of the recipient does not answer");
    private static final Fate NO_SUCH_ADDRESS = new Fate(REFUSED, 0, "550 5.1.1 There is no such address here");

    private final DemoRelay relay;
    private final ReviewService reviews;

    DemoMails(DemoRelay relay, ReviewService reviews) {
        this.relay = relay;
        this.reviews = reviews;
    }

    void aboutCall(DemoMembers demoMembers, VersionId version) {
        play(
                version,
                Map.of(
                        organisation(demoMembers, "Open Archipelago"),
                        Fate.WAITING,
                        organisation(demoMembers, "Mashriq Centre"),
                        RETRIED,
                        organisation(demoMembers, "Instituto Mangue"),
                        LEFT,
                        organisation(demoMembers, "Antillean Forum"),
                        NO_SUCH_ADDRESS,
                        organisation(demoMembers, "Alpine Jurists"),
                        Fate.TAKEN));
    }

    void aboutReview(DemoMembers demoMembers, String coordinator, StatementId statement) {
        var stage = demoMembers.as(
                coordinator,
                () -> reviews.stageDetails(statement).stream()
                        .map(StageDetails::stage)
                        .filter(Stage::open)
                        .findFirst()
                        .orElseThrow());
        play(
                stage.id(),
                Map.of(
                        member(demoMembers, "moussa"),
                        Fate.WAITING,
                        member(demoMembers, "lerato"),
                        RETRIED,
                        member(demoMembers, "claire"),
                        NO_SUCH_ADDRESS,
                        member(demoMembers, "agnieszka"),
                        Fate.TAKEN));
    }

    /** Mails are created shortly after the event. */
    private void play(Id topic, Map<String, Fate> fates) {
        DemoStatements.await(() -> relay.play(topic, fates).containsAll(fates.keySet()) ? fates : null);
    }

    private static String organisation(DemoMembers demoMembers, String displayName) {
        return demoMembers.organisation(displayName).id().value();
    }

    private static String member(DemoMembers demoMembers, String firstName) {
        return demoMembers.member(firstName).id().value();
    }
}
