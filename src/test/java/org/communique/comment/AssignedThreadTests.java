package org.communique.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.comment.CommentChangeOutcome.DayOver;
import org.communique.comment.CommentChangeOutcome.Done;
import org.communique.comment.CommentChangeOutcome.Gone;
import org.communique.comment.CommentChangeOutcome.NotMentionable;
import org.communique.comment.CommentChangeOutcome.NotReader;
import org.communique.comment.CommentChangeOutcome.NotYours;
import org.communique.comment.Mentions.Mentionable;
import org.communique.comment.WriteCommentOutcome.Written;
import org.communique.notification.NoticeKind;
import org.communique.notification.NoticeService;
import org.communique.statement.VersionId;
import org.communique.statement.activity.ActivityService;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.draft.DraftService;
import org.communique.statement.lifecycle.StatementLifecycle;
import org.communique.statement.sharing.AccessChange;
import org.communique.statement.sharing.Grantee;
import org.communique.statement.sharing.SharingService;
import org.communique.statement.worklist.WorkItem;
import org.communique.statement.worklist.WorklistService;
import org.communique.text.comparison.Quotation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** Members are asked for something in a thread: they are mentioned, or it is assigned to them. */
@ServerTest
class AssignedThreadTests {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    CommentService comments;

    @Autowired
    WorklistService worklist;

    @Autowired
    NoticeService notices;

    @Autowired
    ActivityService activity;

    @Autowired
    SharingService sharing;

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    Clock clock;

    CommentFixtures people;
    VersionId version;

    @BeforeEach
    void gather(
            @Autowired StatementCreationService creation,
            @Autowired DraftService drafts,
            @Autowired StatementLifecycle statementLifecycle) {
        people = new CommentFixtures(coalition, creation, drafts, statementLifecycle);
        version = people.submitted("States shall ensure adequate safeguards in their law.\n");
    }

    @Test
    void waitsInTheWorkOfTheMemberUntilItIsDone() {
        var thread = written("Why?");
        var day = today().plusDays(3);
        var assigned = done(people.reviewer, () -> comments.assign(thread.id(), people.reader.id(), day));

        assertThat(assigned.dealtWithBy()).contains(people.reader.id());
        assertThat(work(people.reader)).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo("comment.work.assigned");
            assertThat(item.detail()).isEqualTo("Why?");
            assertThat(item.deadline())
                    .isEqualTo(day.plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .minusSeconds(1)
                            .toInstant());
        });
        await().untilAsserted(() -> assertThat(as(people.reader, notices::latest))
                .filteredOn(notice -> notice.kind() == NoticeKind.COMMENT_ASSIGNED)
                .singleElement()
                .satisfies(notice -> assertThat(notice.note()).isEqualTo("Why?")));
        assertThat(activities()).contains("comment.activity.assigned.p");

        var finished = done(people.reader, () -> comments.finish(thread.id()));
        assertThat(Objects.requireNonNull(finished.assignment()).doneBy()).isEqualTo(people.reader.id());
        assertThat(work(people.reader)).isEmpty();
        assertThat(activities()).contains("comment.activity.done.p");
        // As a proxy may send it twice.
        assertThat(as(people.reader, () -> comments.finish(thread.id()))).isInstanceOf(Done.class);

        as(people.reviewer, () -> comments.delete(thread.id()));
        assertThat(as(people.reader, notices::latest))
                .as("what was taken back")
                .allSatisfy(notice -> assertThat(notice.note()).isNull());
    }

    @Test
    void opensInTheWorkOfTheMemberAtTheThread() {
        for (int i = 0; i < 20; i++) {
            written("Earlier remark " + i);
        }
        var thread = written("Which courts?");
        done(people.reviewer, () -> comments.assign(thread.id(), people.reader.id(), null));
        var reader = browsers.signedIn(people.reader);
        reader.open("/");
        reader.page().locator(".card-link").first().press("Enter");

        PlaywrightAssertions.assertThat(reader.page().locator(".thread:focus")).containsText("Which courts?");
        PlaywrightAssertions.assertThat(reader.page().locator(".thread:focus")).isInViewport();
        reader.page().keyboard().press("Tab");
        PlaywrightAssertions.assertThat(reader.page().locator(".thread:focus-within"))
                .containsText("Which courts?");
    }

    @Test
    void isDueAtTheEndOfTheDayWhereTheMemberIs() {
        var day = LocalDate.of(2026, 12, 24);
        var assignment =
                new Comment.Assignment(people.reader.id(), people.drafter.id(), clock.instant(), day, null, null);
        assertThat(assignment.due(ZoneId.of("Pacific/Auckland"))).isEqualTo("2026-12-24T10:59:59Z");
        assertThat(assignment.due(ZoneId.of("America/Lima"))).isEqualTo("2026-12-25T04:59:59Z");
    }

    @Test
    void goesFromOneToAnotherAndBack() {
        var thread = written("Why?").id();
        runAs(people.drafter, () -> comments.assign(thread, people.drafter.id(), null));
        runAs(people.reviewer, () -> comments.assign(thread, people.reader.id(), null));
        assertThat(work(people.drafter)).isEmpty();
        assertThat(work(people.reader)).hasSize(1);

        assertThat(done(people.drafter, () -> comments.takeBack(thread)).assignment())
                .isNull();
        assertThat(work(people.reader)).isEmpty();
        assertThat(as(people.drafter, () -> comments.takeBack(thread))).isInstanceOf(Gone.class);
        assertThat(as(people.drafter, () -> comments.finish(thread))).isInstanceOf(Gone.class);
    }

    @Test
    void isDoneOnceItsThreadIsResolved() {
        var thread = written("Why?").id();
        runAs(people.drafter, () -> comments.assign(thread, people.reader.id(), null));
        runAs(people.drafter, () -> comments.resolve(thread));
        assertThat(work(people.reader)).isEmpty();
        assertThat(as(people.drafter, () -> comments.assign(thread, people.reader.id(), null)))
                .isInstanceOf(Gone.class);
        runAs(people.drafter, () -> comments.reopen(thread));
        assertThat(work(people.reader)).hasSize(1);
    }

    @Test
    void isForThoseWhoTalkAndDoneByThoseWhomItConcerns() {
        var thread = written("Why?").id();
        for (Runnable act : List.<Runnable>of(
                () -> comments.assign(thread, people.reader.id(), null),
                () -> comments.takeBack(thread),
                () -> comments.mentionable(version.statement()))) {
            assertThatThrownBy(() -> runAs(people.reader, act)).isInstanceOf(AccessDeniedException.class);
        }
        runAs(people.drafter, () -> comments.assign(thread, people.drafter.id(), null));
        assertThat(as(people.reader, () -> comments.finish(thread))).isInstanceOf(NotYours.class);
        assertThat(as(people.reviewer, () -> comments.finish(thread))).isInstanceOf(NotYours.class);
        assertThat(as(people.colleague, () -> comments.finish(thread))).isInstanceOf(Done.class);
        assertThat(as(people.drafter, () -> comments.assign(thread, people.reader.id(), today().minusDays(2))))
                .isInstanceOf(DayOver.class);
    }

    @Test
    void isNothingForThoseWithoutAccess() {
        var thread = written("Why?").id();
        var stranger = coalition.member(Role.DRAFTER);
        var gone = coalition.member(Role.COORDINATOR);
        coalition.deactivate(gone.id());
        for (var other : List.of(stranger.id(), gone.id(), MemberId.random())) {
            assertThat(as(people.drafter, () -> comments.assign(thread, other, null)))
                    .isInstanceOf(NotReader.class);
            assertThat(as(people.drafter, () -> comments.reply(thread, Mentions.of(other))))
                    .isInstanceOf(NotMentionable.class);
            assertThat(write(Mentions.of(other))).isInstanceOf(WriteCommentOutcome.NotMentionable.class);
            // The letter in it is not stored.
            var covered = Mentions.of(other).replace("@[", "@\u200B[");
            assertThat(as(people.drafter, () -> comments.reply(thread, covered)))
                    .isInstanceOf(NotMentionable.class);
            assertThat(as(people.drafter, () -> comments.edit(thread, covered))).isInstanceOf(NotMentionable.class);
            assertThat(write(covered)).isInstanceOf(WriteCommentOutcome.NotMentionable.class);
        }
        assertThat(as(people.drafter, () -> comments.mentionable(version.statement())))
                .extracting(Mentionable::member)
                .contains(people.drafter.id(), people.reader.id(), people.coordinator.id())
                .doesNotContain(stranger.id(), gone.id());
    }

    @Test
    void isHiddenFromWhoLostAccessMeanwhile() {
        var thread = written("Look, " + Mentions.of(people.reader.id())).id();
        runAs(people.drafter, () -> comments.assign(thread, people.reader.id(), null));
        await().until(() -> kinds(people.reader).contains(NoticeKind.COMMENT_ASSIGNED));
        runAs(
                people.coordinator,
                () -> sharing.change(version.statement(), AccessChange.revoke(Grantee.of(people.reader.id())), 0));

        assertThat(work(people.reader)).isEmpty();
        assertThat(kinds(people.reader)).isEmpty();
        assertThatThrownBy(() -> runAs(people.reader, () -> comments.finish(thread)))
                .isInstanceOf(AccessDeniedException.class);
        // Who edits other words need not take the name out.
        assertThat(as(people.reviewer, () -> comments.edit(thread, "Look again, " + Mentions.of(people.reader.id()))))
                .isInstanceOf(Done.class);
        assertThat(as(people.reviewer, () -> comments.reply(thread, Mentions.of(people.reader.id()))))
                .isInstanceOf(NotMentionable.class);
        assertThat(as(people.drafter, () -> comments.assign(thread, people.drafter.id(), null)))
                .isInstanceOf(Done.class);
    }

    @Test
    void tellsThoseWhoAreMentionedWhatWasSaid() {
        var thread =
                written("Is it so, " + Mentions.of(people.drafter.id()) + "?").id();
        await().until(() -> kinds(people.drafter).contains(NoticeKind.MENTIONED));
        assertThat(as(people.drafter, notices::latest))
                .filteredOn(notice -> notice.kind() == NoticeKind.MENTIONED)
                .singleElement()
                .satisfies(notice -> assertThat(notice.note()).isEqualTo("Is it so, @" + people.drafter.name() + "?"));
        assertThat(kinds(people.drafter)).doesNotContain(NoticeKind.COMMENTED);
        await().until(() -> kinds(people.colleague).contains(NoticeKind.COMMENTED));

        // Each time, unlike of threads.
        runAs(people.colleague, () -> comments.reply(thread, Mentions.of(people.drafter.id()) + ", and?"));
        await().until(() -> kinds(people.drafter).stream()
                        .filter(NoticeKind.MENTIONED::equals)
                        .count()
                == 2);
        var conversation = as(people.reader, () -> comments.about(version)).orElseThrow();
        assertThat(conversation.name(people.drafter.id())).isEqualTo(people.drafter.name());
    }

    private WriteCommentOutcome write(String text) {
        return as(
                people.reviewer,
                () -> comments.write(new WriteComment(version, new Quotation("p1", "law"), text, null)));
    }

    private Comment written(String text) {
        return ((Written) write(text)).comment();
    }

    private List<WorkItem> work(Member member) {
        return as(member, worklist::items).stream()
                .filter(item -> item.kind().startsWith("comment."))
                .toList();
    }

    private List<NoticeKind> kinds(Member member) {
        return as(member, notices::latest).stream().map(notice -> notice.kind()).toList();
    }

    private List<String> activities() {
        return as(people.reader, () -> activity.of(version.statement())).stream()
                .map(each -> each.entry().kind())
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Comment done(Member member, java.util.concurrent.Callable<CommentChangeOutcome<Comment>> act) {
        return Objects.requireNonNull(((Done<Comment>) as(member, act)).thread());
    }
}
