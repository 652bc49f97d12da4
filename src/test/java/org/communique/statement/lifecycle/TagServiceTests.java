package org.communique.statement.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.StatementId;
import org.communique.statement.activity.ActivityService;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.lifecycle.TagOutcome.ChangedMeanwhile;
import org.communique.statement.lifecycle.TagOutcome.NotATag;
import org.communique.statement.lifecycle.TagOutcome.Tagged;
import org.communique.statement.lifecycle.TagOutcome.TooMany;
import org.communique.statement.overview.OverviewQuery;
import org.communique.statement.overview.OverviewService;
import org.communique.text.document.RichText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@ServerTest
class TagServiceTests {

    @Autowired
    CoalitionFixtures people;

    @Autowired
    StatementCreationService creation;

    @Autowired
    StatementService statements;

    @Autowired
    OverviewService overview;

    @Autowired
    ActivityService activity;

    @Autowired
    TagService service;

    private final String mark = MemberId.random().value().substring(0, 8);
    private Member coordinator;
    private Member reader;
    private StatementId statement;

    @BeforeEach
    void open() {
        coordinator = people.member(Role.COORDINATOR);
        reader = people.member(Role.DRAFTER);
        var grants = List.of(Grant.to(reader.id(), Right.EDIT));
        statement = as(
                coordinator,
                () -> creation.open(
                        new CreateStatement("Tagged " + mark, "en", "joint-statement", RichText.EMPTY, grants)));
    }

    private TagOutcome change(@Nullable Integer seen, @Nullable String... tags) {
        return as(coordinator, () -> service.change(statement, Arrays.asList(tags), seen));
    }

    private List<String> tags() {
        return as(coordinator, () -> statements.get(statement)).tagging().tags();
    }

    @Test
    void keepsThemAsTheyWereWritten() {
        assertThat(change(null, " Legal ", "legal", "Droit d'asile", "LEGAL")).isInstanceOf(Tagged.class);
        assertThat(tags()).containsExactly("Legal", "Droit d’asile");
    }

    @Test
    void replacesOnlyWhatOneHasSeen() {
        change(null, "legal");
        assertThat(change(null, "urgent")).isInstanceOf(ChangedMeanwhile.class);
        assertThat(tags()).containsExactly("legal");
        assertThat(change(1, "urgent")).isInstanceOf(Tagged.class);
        // The reply to the same change was lost.
        assertThat(change(1, "urgent")).isInstanceOf(Tagged.class);
        assertThat(change(2)).isInstanceOf(Tagged.class);
        assertThat(tags()).isEmpty();
    }

    @Test
    void losesNoneWhereSeveralChangeThemAtOnce() throws Exception {
        try (var together = Executors.newFixedThreadPool(4)) {
            var changes = List.of("a", "b", "c", "d").stream()
                    .<Callable<TagOutcome>>map(tag -> () -> change(null, tag))
                    .toList();
            long won = together.invokeAll(changes).stream()
                    .map(future -> future.resultNow())
                    .filter(Tagged.class::isInstance)
                    .count();
            assertThat(won).isEqualTo(1);
        }
        assertThat(tags()).hasSize(1);
        assertThat(as(coordinator, () -> statements.get(statement)).tagging().tagsRevision())
                .isEqualTo(1);
    }

    @Test
    void refusesMoreThanTenAndWhatIsNoTag() {
        assertThat(change(null, Collections.nCopies(10_000, "a").toArray(String[]::new)))
                .isEqualTo(new TooMany(10));
        assertThat(change(null, "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"))
                .isEqualTo(new TooMany(10));
        assertThat(List.of("<img src=x>", "leg\u202Eal", "${a}", "", "x".repeat(41)))
                .allSatisfy(tag -> assertThat(change(null, "fine", tag)).isEqualTo(new NotATag(40)));
        assertThat(change(null, "fine", null)).isEqualTo(new NotATag(40));
        assertThat(tags()).isEmpty();
        assertThat(change(null, "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"))
                .isInstanceOf(Tagged.class);
    }

    @Test
    void isForCoordinators() {
        change(null, "legal " + mark);
        var others =
                List.of(reader, people.member(Role.ADMINISTRATOR), people.member(Role.REVIEWER, Role.REPRESENTATIVE));
        for (var other : others) {
            assertThat(List.<ThrowingCallable>of(
                            () -> runAs(other, () -> service.change(statement, List.of("mine"), 1)),
                            () -> runAs(other, () -> service.change(new StatementId("absent"), List.of("mine"), null)),
                            () -> as(other, service::inUse)))
                    .allSatisfy(act -> assertThatThrownBy(act).isInstanceOf(AccessDeniedException.class));
        }
        assertThatThrownBy(() -> as(coordinator, () -> service.change(new StatementId("absent"), List.of("a"), null)))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(tags()).containsExactly("legal " + mark);
    }

    @Test
    void showsThemToThoseWhoMayReadTheStatement() {
        change(null, "legal " + mark);
        assertThat(as(reader, () -> statements.get(statement)).tagging().tags()).containsExactly("legal " + mark);
        assertThat(as(reader, statements::list))
                .filteredOn(one -> one.id().equals(statement))
                .singleElement()
                .satisfies(one -> assertThat(one.tagging().tags()).containsExactly("legal " + mark));
    }

    @Test
    void findsStatementsByThem() {
        change(null, "Legal " + mark);
        assertThat(found("lEGAL " + mark)).containsExactly(statement);
        assertThat(found("legal")).doesNotContain(statement);
        assertThat(found("<b>" + mark)).isEmpty();
        assertThat(as(coordinator, service::inUse)).contains("Legal " + mark);
        change(1, "Legal " + mark, "حقوق الإنسان " + mark);
        assertThat(found("Legal " + mark)).containsExactly(statement);
        assertThat(found("حقوق الإنسان " + mark)).containsExactly(statement);
        change(2);
        assertThat(found("Legal " + mark)).isEmpty();
        assertThat(as(coordinator, service::inUse)).doesNotContain("Legal " + mark);
    }

    private List<StatementId> found(String tag) {
        var query = OverviewQuery.all().filtered("", Set.of()).tagged(tag);
        return as(coordinator, () -> overview.page(query, 0, 100)).rows().stream()
                .map(row -> row.statement().id())
                .toList();
    }

    @Test
    void isPartOfWhatHappened() {
        change(null, "legal", "urgent");
        change(1, "urgent", "asylum");
        await().untilAsserted(() -> assertThat(as(reader, () -> activity.of(statement)))
                .extracting(each -> each.entry().kind() + each.entry().details())
                .contains(
                        "statement.activity.tagged[legal and urgent]",
                        "statement.activity.tagged[asylum]",
                        "statement.activity.untagged[legal]"));
    }
}
