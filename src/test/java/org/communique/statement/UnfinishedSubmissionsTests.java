package org.communique.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.CoalitionFixtures.as;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.communique.ServerTest;
import org.communique.coalition.CoalitionFixtures;
import org.communique.coalition.Member;
import org.communique.coalition.Role;
import org.communique.collab.DraftId;
import org.communique.collab.Drafts;
import org.communique.job.ReconcileQueue;
import org.communique.statement.Submission.Submitted;
import org.communique.text.CanonicalText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

/** Each test leaves a submission as a crash would have, and looks at it as the server does a while later. */
@ServerTest
class UnfinishedSubmissionsTests {

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    StatementOpening opening;

    @Autowired
    DraftService service;

    @Autowired
    Statements statements;

    @Autowired
    Versions versions;

    @Autowired
    Drafts drafts;

    @Autowired
    ReconcileQueue queue;

    @Autowired
    MongoOperations mongo;

    Member coordinator;
    StatementId statement;
    DraftId draft;

    @BeforeEach
    void open() {
        coordinator = coalition.member(Role.COORDINATOR);
        statement = as(
                coordinator,
                () -> opening.open(new OpenStatement(
                        "On article 24", "en", "joint-statement", CanonicalText.read("Text\n"), List.of())));
        draft = new DraftId(statement.value());
    }

    @Test
    void opensADraftThatWasFrozenForNoVersion() {
        drafts.freeze(draft);

        lookAfter(Duration.ofMinutes(2));

        assertThat(edit()).isTrue();
    }

    @Test
    void leavesASubmissionThatMayStillGoOn() {
        drafts.freeze(draft);

        lookAfter(Duration.ofSeconds(30));

        assertThat(edit()).isFalse();
    }

    @Test
    void removesAVersionThatNoStatementKnows() {
        var unknown = insertVersion(drafts.freeze(draft));

        lookAfter(Duration.ofMinutes(2));

        assertThat(versions.findById(unknown)).isEmpty();
        assertThat(edit()).isTrue();
        assertThat(as(coordinator, () -> service.submit(statement))).isInstanceOf(Submitted.class);
    }

    @Test
    void removesTheVersionOfADraftThatItOpenedBeforeItCrashedItself() {
        var epoch = drafts.freeze(draft);
        var unknown = insertVersion(epoch);
        drafts.reopen(draft, epoch);

        lookAfter(Duration.ofMinutes(2));

        assertThat(versions.findById(unknown)).isEmpty();
    }

    @Test
    void leavesWhatIsInReview() {
        var submitted = (Submitted) as(coordinator, () -> service.submit(statement));

        lookAfter(Duration.ofMinutes(2));

        assertThat(versions.findById(submitted.version())).isPresent();
        assertThat(edit()).isFalse();
    }

    @Test
    void looksAgainAtOneThatMayStillGoOn() {
        drafts.freeze(draft);

        assertThat(lookAfter(Duration.ofSeconds(30))).isPresent();
        assertThat(lookAfter(Duration.ofMinutes(2))).isEmpty();
    }

    @Test
    void isDueAfterEverySubmission() {
        as(coordinator, () -> service.submit(statement));

        assertThat(mongo.getCollection("reconcileQueue")
                        .find(new Document("kind", "submission").append("subject", statement.value())))
                .hasSize(1);
    }

    private Optional<Instant> lookAfter(Duration time) {
        var later = Clock.offset(Clock.systemUTC(), time);
        return new UnfinishedSubmissions(statements, drafts, queue, mongo, later).reconcile(statement.value());
    }

    private VersionId insertVersion(long epoch) {
        var id = VersionId.of(statement, 1);
        mongo.insert(new Version(
                id,
                statement,
                1,
                "On article 24",
                "en",
                "Text\n",
                TextHash.of("Text\n"),
                coordinator.id(),
                Instant.now(),
                Set.of(coordinator.id()),
                epoch));
        return id;
    }

    private boolean edit() {
        return as(coordinator, () -> service.replace(statement, CanonicalText.read("Better text\n")))
                instanceof Replacement.Replaced;
    }
}
