package org.communique.demo;

import static org.communique.mail.MailState.GIVEN_UP;
import static org.communique.mail.MailState.QUEUED;
import static org.communique.mail.MailState.REFUSED;

import java.util.Map;
import org.communique.id.Id;
import org.communique.mail.RelayRehearsal;
import org.communique.mail.RelayRehearsal.Fate;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.workflow.ReviewService;
import org.communique.workflow.Stage;
import org.communique.workflow.StageSheet;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** What became of the mails about the open call and the open review, so that there is something to see and to do about them. */
@Component
@ConditionalOnProperty("communique.demo")
class DemoMails {

    private static final Fate RETRIED = new Fate(QUEUED, 4, "450 4.2.2 The mailbox is full, try again later");
    private static final Fate LEFT =
            new Fate(GIVEN_UP, 12, "421 4.4.1 The mail server of the recipient does not answer");
    private static final Fate NO_SUCH_ADDRESS = new Fate(REFUSED, 0, "550 5.1.1 There is no such address here");

    private final RelayRehearsal relay;
    private final ReviewService reviews;

    DemoMails(RelayRehearsal relay, ReviewService reviews) {
        this.relay = relay;
        this.reviews = reviews;
    }

    void aboutCall(Cast cast, VersionId version) {
        play(
                version,
                Map.of(
                        organisation(cast, "Open Archipelago"),
                        Fate.WAITING,
                        organisation(cast, "Mashriq Centre"),
                        RETRIED,
                        organisation(cast, "Instituto Mangue"),
                        LEFT,
                        organisation(cast, "Antillean Forum"),
                        NO_SUCH_ADDRESS,
                        organisation(cast, "Alpine Jurists"),
                        Fate.TAKEN));
    }

    void aboutReview(Cast cast, String coordinator, StatementId statement) {
        var stage = cast.as(
                coordinator,
                () -> reviews.sheets(statement).stream()
                        .map(StageSheet::stage)
                        .filter(Stage::open)
                        .findFirst()
                        .orElseThrow());
        play(
                stage.id(),
                Map.of(
                        member(cast, "moussa"),
                        Fate.WAITING,
                        member(cast, "lerato"),
                        RETRIED,
                        member(cast, "claire"),
                        NO_SUCH_ADDRESS,
                        member(cast, "agnieszka"),
                        Fate.TAKEN));
    }

    /** They are made a moment after what they tell of. */
    private void play(Id topic, Map<String, Fate> fates) {
        DemoStatements.await(() -> relay.play(topic, fates).containsAll(fates.keySet()) ? fates : null);
    }

    private static String organisation(Cast cast, String displayName) {
        return cast.organisation(displayName).id().value();
    }

    private static String member(Cast cast, String firstName) {
        return cast.member(firstName).id().value();
    }
}
