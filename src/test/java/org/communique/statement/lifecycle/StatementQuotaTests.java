package org.communique.statement.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.statement.Grant;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.SubmissionOutcome.SubmittedTooOften;
import org.communique.statement.lifecycle.QuotaExceeded.TooManyOpen;
import org.communique.statement.lifecycle.QuotaExceeded.TooOften;
import org.communique.statement.version.Version;
import org.communique.text.document.RichText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;

@ServerTest
class StatementQuotaTests {

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    StatementCreationService creation;

    @Autowired
    StatementService statements;

    @Autowired
    DraftService drafts;

    @Autowired
    StatementQuota quota;

    @Autowired
    StatementQuotaProperties limits;

    @Autowired
    MongoOperations mongo;

    @Autowired
    Clock clock;

    Member coordinator;

    @BeforeEach
    void aCoordinator() {
        coordinator = coalition.member(Role.COORDINATOR);
    }

    @Test
    void refusesAnotherStatementUntilTheEarliestOfTheLastIsAnHourAgo() {
        var first = opened(limits.openedPerHour()).getFirst();
        var again = createdAt(first).plus(Duration.ofHours(1));

        assertThat(as(coordinator, creation::refusal)).hasValue(new TooOften(limits.openedPerHour(), again));
        assertThatIllegalStateException().isThrownBy(() -> opened(1));

        backdate(first, clock.instant().minus(Duration.ofMinutes(61)));
        assertThat(as(coordinator, creation::refusal)).isEmpty();
        opened(1);
    }

    @Test
    void refusesAnotherStatementWhileTooManyAreOnTheirWay() {
        var now = clock.instant().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);
        var template = statement(opened(1).getFirst());
        for (int i = 1; i < limits.open(); i++) {
            mongo.insert(copy(template, now));
        }

        assertThat(as(coordinator, creation::refusal)).hasValue(new TooManyOpen(limits.open()));
        as(coordinator, () -> statements.abandon(template.id()));
        assertThat(as(coordinator, creation::refusal)).isEmpty();
    }

    @Test
    void refusesToChangeTitlesAndAccessAllTheTime() {
        var statement = opened(1).getFirst();
        for (int i = 0; i < limits.changesPerHour(); i++) {
            var title = "Title " + i;
            assertThat(as(coordinator, () -> statements.rename(statement, title)))
                    .isEmpty();
        }

        // What counts is put on record a moment after the act.
        await().until(() -> quota.change(coordinator.id()).isPresent());
        assertThat(as(coordinator, () -> statements.rename(statement, "One more")))
                .hasValueSatisfying(
                        tooOften -> assertThat(tooOften.possibleAt()).isAfter(clock.instant()));
        assertThat(as(coordinator, () -> statements.grant(statement, List.of(), 0)))
                .isInstanceOf(GrantOutcome.Refused.class);
        assertThat(statement(statement).title()).isEqualTo("Title " + (limits.changesPerHour() - 1));
    }

    @Test
    void leavesVersionsOfAStatementToOthersThanTheOneWhoSubmitsItAllTheTime() {
        var statement = opened(1).getFirst();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        for (int number = 1; number <= limits.submissionsPerHour(); number++) {
            assertThat(quota.submission(coordinator.id(), statement)).isEmpty();
            mongo.insert(new Version(
                    VersionId.of(statement, number),
                    statement,
                    number,
                    "Title",
                    "en",
                    "Text\n",
                    TextHash.of("Text\n"),
                    coordinator.id(),
                    now,
                    Set.of(),
                    1,
                    null,
                    null));
        }

        var tooOften = new TooOften(limits.submissionsPerHour(), now.plus(Duration.ofHours(1)));
        assertThat(as(coordinator, () -> drafts.submit(statement))).isEqualTo(new SubmittedTooOften(tooOften));
        assertThat(quota.submission(coalition.member(Role.DRAFTER).id(), statement))
                .isEmpty();
    }

    @Test
    void listsStatementsInPartsEachOnce() {
        var mine = opened(7);
        var same = createdAt(mine.getFirst());
        mine.subList(0, 4).forEach(statement -> set(statement, "changedAt", same));

        var listed = new ArrayList<StatementId>();
        StatementPage.Position from = null;
        do {
            var at = from;
            var page = as(coordinator, () -> statements.page(at, 3));
            assertThat(page.statements()).hasSizeLessThanOrEqualTo(3);
            page.statements().stream().map(Statement::id).forEach(listed::add);
            from = page.end() == null
                    ? null
                    : StatementPage.Position.parse(page.end().toString());
        } while (from != null);

        assertThat(listed).doesNotHaveDuplicates().containsAll(mine);
    }

    @Test
    void namesNoStatementThatIsHiddenWhereAPageEnds() {
        var reader = coalition.member(Role.DRAFTER);
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var all = opened(6);
        all.forEach(statement -> set(statement, "changedAt", at));
        var shown = List.of(all.get(1), all.get(4));
        shown.forEach(statement -> set(statement, "grants", List.of(Grant.to(reader.id(), Grant.Right.READ))));

        var first = as(reader, () -> statements.page(null, 1));

        var last = first.statements().getLast().id();
        assertThat(shown).contains(last);
        assertThat(String.valueOf(first.end())).isEqualTo(at.toEpochMilli() + "-" + last.value());
        var rest = as(reader, () -> statements.page(first.end(), 1));
        assertThat(rest.statements())
                .extracting(Statement::id)
                .doesNotContain(last)
                .isSubsetOf(shown);
        assertThat(rest.end()).isNull();
        assertThat(as(coordinator, () -> statements.page(null, 10)).statements())
                .as("read without their grants, of which there can be a thousand each")
                .allSatisfy(statement -> assertThat(statement.grants()).isEmpty());
        for (int i = 0; i < 7; i++) {
            var madeUp = StatementPage.Position.parse(at.plusMillis(1).toEpochMilli() + "-" + i);
            assertThat(as(reader, () -> statements.page(madeUp, 10)).statements())
                    .extracting(Statement::id)
                    .containsExactlyInAnyOrderElementsOf(shown);
        }
    }

    private List<StatementId> opened(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> as(
                        coordinator,
                        () -> creation.open(
                                new CreateStatement("Title", "en", "joint-statement", RichText.EMPTY, List.of()))))
                .toList();
    }

    private Statement statement(StatementId id) {
        return as(coordinator, () -> statements.get(id));
    }

    private Instant createdAt(StatementId id) {
        return statement(id).createdAt();
    }

    private void backdate(StatementId id, Instant at) {
        set(id, "createdAt", at);
    }

    private void set(StatementId id, String field, Object value) {
        mongo.updateFirst(query(where("_id").is(id)), new Update().set(field, value), Statement.class);
    }

    private static Statement copy(Statement statement, Instant at) {
        return Statement.opened(
                StatementId.random(),
                statement.title(),
                statement.language(),
                statement.workflow(),
                statement.coordinator(),
                List.of(),
                at);
    }
}
