package org.communique.treaty.stance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.id.Id;
import org.communique.notification.NoticeKind;
import org.communique.notification.NoticeService;
import org.communique.notification.NoticeSummary;
import org.communique.statement.worklist.WorkItem;
import org.communique.statement.worklist.WorklistService;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.stance.StanceOutcome.Done;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class StanceNoticeTests {

    private final String title = "Safeguards " + Id.random();

    @Autowired
    CoalitionFixtures people;

    @Autowired
    StanceService service;

    @Autowired
    StanceRequests requests;

    @Autowired
    StanceReconciler reconciler;

    @Autowired
    NoticeService notices;

    @Autowired
    WorklistService work;

    @Autowired
    Clock clock;

    private Member coordinator;
    private Member answering;
    private Member silent;
    private StanceRequestId id;

    @BeforeEach
    void ask() {
        coordinator = people.member(Role.COORDINATOR);
        answering = people.representative(people.organisation("Answering " + Id.random()));
        silent = people.representative(people.organisation("Silent " + Id.random()));
        var wanted = new NewStanceRequest(
                title,
                EditionId.ADOPTED,
                List.of(ArticleNumber.of(24)),
                clock.instant().plus(Duration.ofDays(7)));
        id = ((Done) as(coordinator, () -> service.ask(wanted))).request();
    }

    private void answer() {
        var stance = new ArticleStance(ArticleNumber.of(24), Stance.SUPPORTS, "");
        as(answering, () -> service.answer(id, List.of(stance), true, 0));
    }

    private List<NoticeKind> kinds(Member member) {
        return as(member, () -> notices.latest()).stream()
                .filter(notice -> notice.title().equals(title))
                .map(NoticeSummary::kind)
                .toList();
    }

    private List<String> waiting(Member member) {
        return as(member, () -> work.items()).stream()
                .filter(item -> item.title().equals(title))
                .map(WorkItem::route)
                .toList();
    }

    @Test
    void tellsWhoCanAnswerThatTheyAreAskedAndWhatBecameOfIt() {
        // Requests of other tests may ask the same organisation.
        await().untilAsserted(() -> assertThat(as(silent, () -> notices.latest()))
                .filteredOn(notice -> notice.kind() == NoticeKind.STANCES_ASKED)
                .extracting(notice -> notice.route())
                .contains("treaty/organisations/" + id.value()));
        assertThat(kinds(coordinator)).isEmpty();
        answer();

        as(coordinator, () -> service.close(id, requests.find(id).orElseThrow().revision()));
        await().until(() -> kinds(silent).contains(NoticeKind.STANCES_CLOSED));
        as(
                coordinator,
                () -> service.publish(id, requests.find(id).orElseThrow().revision()));
        await().until(() -> kinds(answering).contains(NoticeKind.STANCES_PUBLISHED));

        assertThat(kinds(answering))
                .containsExactlyInAnyOrder(
                        NoticeKind.STANCES_ASKED, NoticeKind.STANCES_CLOSED, NoticeKind.STANCES_PUBLISHED);
    }

    @Test
    void remindsThoseWhoHaveNotAnsweredOnceBeforeTheDeadline() {
        answer();
        var request = requests.find(id).orElseThrow();
        reconciler.announce(request, request.deadline().minus(Duration.ofDays(3)));
        await().until(() -> kinds(silent).contains(NoticeKind.STANCES_ASKED));
        assertThat(kinds(silent)).doesNotContain(NoticeKind.STANCES_DUE);

        reconciler.announce(request, request.deadline().minus(Duration.ofDays(1)));
        reconciler.announce(request, request.deadline().minus(Duration.ofHours(1)));

        await().until(() -> kinds(silent).contains(NoticeKind.STANCES_DUE));
        assertThat(kinds(silent)).containsOnlyOnce(NoticeKind.STANCES_DUE, NoticeKind.STANCES_ASKED);
        assertThat(kinds(answering)).doesNotContain(NoticeKind.STANCES_DUE);
    }

    @Test
    void waitsInTheWorkOfThoseWhoCanAnswerUntilTheirOrganisationDid() {
        assertThat(waiting(silent)).containsExactly("treaty/organisations/" + id.value());
        assertThat(waiting(answering)).hasSize(1);
        answer();

        assertThat(waiting(answering)).isEmpty();
        assertThat(waiting(people.member(Role.REVIEWER))).isEmpty();
        as(coordinator, () -> service.close(id, requests.find(id).orElseThrow().revision()));
        assertThat(waiting(silent)).isEmpty();
    }
}
