package org.communique.statement.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.statement.StatementId;
import org.communique.statement.StatementReconcileQueue;
import org.communique.statement.Statements;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.draft.SubmissionOutcome.Submitted;
import org.communique.statement.version.Version;
import org.communique.statement.version.Versions;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

/** Each test leaves a submission as a crash would have, and looks at it as the server does a while later. */
@ServerTest
class SubmissionReconcilerTests {

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    StatementCreationService creation;

    @Autowired
    DraftService service;

    @Autowired
    Statements statements;

    @Autowired
    Versions versions;

    @Autowired
    CollaborationService drafts;

    @Autowired
    StatementReconcileQueue queue;

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
                () -> creation.open(new CreateStatement(
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
        var later = Clock.offset(Clock.tickMillis(ZoneOffset.UTC), time);
        return new SubmissionReconciler(statements, drafts, queue, mongo, later).reconcile(statement.value());
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
                epoch,
                null,
                null));
        return id;
    }

    private boolean edit() {
        return as(coordinator, () -> service.replace(statement, CanonicalText.read("Better text\n")))
                instanceof ReplacementOutcome.Replaced;
    }
}
