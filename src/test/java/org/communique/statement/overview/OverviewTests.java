package org.communique.statement.overview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.signon.AnswerContent;
import org.communique.signon.SignOnFixtures.Call;
import org.communique.signon.SignOnFixtures.Calls;
import org.communique.signon.SignOnFixtures.MovableClock;
import org.communique.signon.answer.SignOnService;
import org.communique.signon.answer.SignVersion;
import org.communique.signon.call.OutreachService;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.TitleOrder;
import org.communique.statement.draft.DraftService;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.lifecycle.TagService;
import org.communique.statement.overview.OverviewQuery.Sort;
import org.communique.text.markdown.CanonicalText;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.ReviewFixtures.Case;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.Stages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.security.access.AccessDeniedException;

@ServerTest
class OverviewTests {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    CoalitionFixtures people;

    @Autowired
    ReviewFixtures reviews;

    @Autowired
    Calls calls;

    @Autowired
    SignOnService signOn;

    @Autowired
    OutreachService outreach;

    @Autowired
    DraftService drafts;

    @Autowired
    StatementService statements;

    @Autowired
    Stages stages;

    @Autowired
    OverviewService overview;

    @Autowired
    TagService tags;

    @Autowired
    MongoOperations mongo;

    @Autowired
    MovableClock clock;

    private Organisation signer;
    private Organisation silent;
    private Case review;
    private Call call;
    private Member coordinator;

    @BeforeEach
    void makeStatements() {
        signer = people.organisation("Signer");
        silent = people.organisation("Silent");
        var representative = people.representative(signer);
        review = reviews.inPolicyReview(3);
        var stage = reviews.awaitOpen(review, "policyReview");
        reviews.decide(stage, review.reviewer(0), Verdict.APPROVE);
        call = calls.openFor(signer, silent);
        coordinator = call.coordinator();
        runAs(coordinator, () -> outreach.setTarget(call.version(), 4));
        runAs(
                representative,
                () -> signOn.sign(new SignVersion(call.version(), signer.id(), call.hash(), AnswerContent.NONE)));
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void saysWhatIsDueWhoHasNotAnsweredAndHowManySigned() {
        var ofReview = row(review.id());
        var open = stages.openOf(review.id());
        assertThat(ofReview.facts().deadline())
                .isEqualTo(open.stream()
                        .map(Stage::deadline)
                        .min(Comparator.naturalOrder())
                        .orElseThrow());
        assertThat(ofReview.facts().awaited())
                .isEqualTo(
                        open.stream().mapToInt(stage -> stage.awaited().size()).sum())
                .isPositive();
        assertThat(ofReview.late()).isFalse();
        assertThat(as(coordinator, () -> overview.awaited(review.id())))
                .contains(review.reviewer(1).name());
        var ofCall = row(call.statement());
        assertThat(ofCall.facts().signatures()).isEqualTo(new OverviewFacts.SignatureCount(1, 2, 4));
        assertThat(ofCall.facts().awaited()).isEqualTo(1);
        assertThat(as(coordinator, () -> overview.awaited(call.statement()))).containsExactly(silent.displayName());

        clock.move(Duration.ofDays(2));
        assertThat(row(call.statement()).late()).isTrue();
    }

    @Test
    void sortsFiltersAndPages() {
        var other = reviews.drafting();
        var byDeadline = page(OverviewQuery.all().sorted(Sort.DEADLINE, false));
        assertThat(byDeadline.indexOf(call.statement())).isLessThan(byDeadline.indexOf(other.id()));
        assertThat(byDeadline.indexOf(review.id())).isLessThan(byDeadline.indexOf(other.id()));
        var mark = "Joint statement " + call.statement().value();
        var marked = List.of(
                call.statement(),
                calls.openFor(silent).statement(),
                calls.approved().statement());
        marked.forEach(id -> runAs(coordinator, () -> statements.rename(id, mark)));
        assertThat(page(OverviewQuery.all().filtered(mark, Set.of()).sorted(Sort.DEADLINE, false)))
                .containsExactlyInAnyOrderElementsOf(marked)
                .endsWith(marked.getLast());
        assertThat(page(OverviewQuery.all().filtered("", Set.of(Phase.SIGN_ON))))
                .contains(call.statement())
                .doesNotContain(other.id(), review.id());
        assertThat(page(OverviewQuery.all().filtered(mark.toUpperCase(Locale.ROOT), Set.of(Phase.SIGN_ON))))
                .containsExactlyInAnyOrderElementsOf(marked.subList(0, 2));
        assertThat(page(OverviewQuery.all().filtered(".*", Set.of()))).isEmpty();
        assertThat(rows(OverviewQuery.all().sorted(Sort.TITLE, true)))
                .extracting(row -> row.statement().title())
                .isSortedAccordingTo(Comparator.comparing(TitleOrder::of).reversed());
    }

    @Test
    void countsAsAChangeWhatCoordinatorsWouldCallOne() {
        var drafting = reviews.drafting();
        changes(
                drafting.id(),
                true,
                drafting.drafter(),
                () -> drafts.replace(drafting.id(), CanonicalText.read("A\n")));
        changes(drafting.id(), true, () -> reviews.openRound(drafting));
        changes(
                review.id(),
                true,
                () -> reviews.decide(
                        stages.openOf(review.id()).getFirst(), review.reviewer(1), Verdict.REQUEST_CHANGES));
        var signs = people.representative(silent);
        runAs(signs, () -> signOn.opened(call.version(), silent.id()));
        changes(call.statement(), false, signs, () -> signOn.decline(call.version(), silent.id(), AnswerContent.NONE));
        changes(
                call.statement(),
                true,
                signs,
                () -> signOn.sign(new SignVersion(call.version(), silent.id(), call.hash(), AnswerContent.NONE)));
        changes(
                call.statement(),
                false,
                coordinator,
                () -> statements.grant(
                        call.statement(),
                        List.of(Grant.to(signs.id(), Right.READ)),
                        statements.get(call.statement()).accessRevision()));
        changes(call.statement(), true, coordinator, () -> statements.rename(call.statement(), "Another title"));
    }

    private Statement statement(StatementId id) {
        return as(coordinator, () -> statements.get(id));
    }

    private void changes(StatementId id, boolean expected, Member member, Callable<?> act) {
        changes(id, expected, () -> as(member, act));
    }

    private void changes(StatementId id, boolean expected, Runnable act) {
        var before = statement(id).changedAt();
        clock.move(Duration.ofMinutes(1));
        act.run();
        if (expected) {
            await().untilAsserted(() -> assertThat(statement(id).changedAt()).isAfter(before.plusSeconds(30)));
        } else {
            assertThat(statement(id).changedAt()).isEqualTo(before);
        }
    }

    @Test
    void showsNoTagsToThoseWhoAreOnlyAskedToSign() {
        var signs = people.representative(silent);
        as(coordinator, () -> tags.change(call.statement(), List.of("Sensitive"), null));
        assertThat(as(signs, () -> statements.get(call.statement())).tagging().tags())
                .isEmpty();
        assertThat(as(signs, statements::list))
                .filteredOn(one -> one.id().equals(call.statement()))
                .singleElement()
                .satisfies(one -> assertThat(one.tagging().tags()).isEmpty());
        assertThat(as(coordinator, () -> statements.get(call.statement()))
                        .tagging()
                        .tags())
                .containsExactly("Sensitive");
        var ofTag = OverviewQuery.all().tagged("SENSITIVE").sorted(Sort.DEADLINE, false);
        assertThat(page(ofTag)).containsExactly(call.statement());
    }

    @Test
    void isForCoordinatorsAlone() {
        var drafter = review.drafter();
        assertThatThrownBy(() -> runAs(drafter, () -> overview.page(OverviewQuery.all(), 0, 10)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> runAs(drafter, () -> overview.awaited(review.id())))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> runAs(coordinator, () -> overview.page(OverviewQuery.all(), 0, 1_000)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isATableThatCoordinatorsSortAndFilter() {
        var title = "Table " + call.statement().value().substring(0, 6);
        runAs(coordinator, () -> statements.rename(call.statement(), title));
        var person = browsers.signedIn(coordinator);
        person.open("/statements");
        // Other tests' statements may have changed later, by clocks that they moved.
        person.page().getByLabel("Search titles").fill(title);
        assertThat(person.page().locator(".dense-table tbody tr")).hasCount(1);
        var row = row(person.page(), title);
        assertThat(row).containsText("1 signed, target 4");
        row.getByText("1 to answer").click();
        assertThat(person.page().getByText("Silent").last()).isVisible();
        person.page().keyboard().press("Escape");
        person.page().getByLabel("Search titles").fill("");

        person.button("Next deadline (EAT)").click();
        assertThat(person.page().locator("th[aria-sort='ascending'] .sort-button"))
                .hasText("Next deadline (EAT)");
        person.photograph("statements");

        person.page().setViewportSize(600, 800);
        var narrow = person.page().getByRole(AriaRole.TABLE);
        assertThat(narrow.getByRole(AriaRole.COLUMNHEADER, named("Waiting for")))
                .hasCount(1);
        assertThat(narrow.getByRole(AriaRole.COLUMNHEADER, named("Next deadline (EAT)")))
                .hasCount(1);
        assertThat(narrow.locator("[role='row'] > :not([role='cell'], [role='columnheader'])"))
                .hasCount(0);
        person.page().getByLabel("Sort by").click();
        person.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Last changed (EAT)"))
                .click();
        assertThat(narrow.locator("th[aria-sort='descending'] .sort-label")).hasText("Last changed (EAT)");
        person.photograph("statements-narrow");
        person.page().setViewportSize(1280, 800);
        assertThat(person.page().locator(".sort-select")).isHidden();

        person.page().getByLabel("Search titles").fill(title);
        assertThat(person.page().locator(".dense-table tbody tr")).hasCount(1);
        row(person.page(), title).getByText("See who signed").click();
        person.page().waitForURL("**/sign-on");
        assertThat(browsers.complaints()).isEmpty();
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    @Test
    void sortsTitlesWithoutCaseAndAccents() {
        var mark = call.statement().value().substring(0, 8);
        var titles = List.of(mark + " Zebra", mark + " apple", mark + " Éclair", mark + " mango");
        for (var title : titles) {
            var other = calls.approved();
            runAs(coordinator, () -> statements.rename(other.statement(), title));
        }
        var ascending = List.of(mark + " apple", mark + " Éclair", mark + " mango", mark + " Zebra");
        assertThat(titles(mark, false)).isEqualTo(ascending);
        assertThat(titles(mark, true)).isEqualTo(ascending.reversed());
    }

    private List<String> titles(String text, boolean descending) {
        return rows(OverviewQuery.all().filtered(text, Set.of()).sorted(Sort.TITLE, descending)).stream()
                .map(row -> row.statement().title())
                .toList();
    }

    private static Locator row(Page page, String title) {
        return page.locator(".dense-table tbody tr", new Page.LocatorOptions().setHasText(title));
    }

    private OverviewRow row(StatementId statement) {
        return rows(OverviewQuery.all()).stream()
                .filter(row -> row.statement().id().equals(statement))
                .findFirst()
                .orElseThrow();
    }

    private List<StatementId> page(OverviewQuery query) {
        return rows(query).stream()
                .map(OverviewRow::statement)
                .map(Statement::id)
                .toList();
    }

    /** Two at a time, so that the pages' edges are met, where these are not the statements of all tests. */
    private List<OverviewRow> rows(OverviewQuery query) {
        List<OverviewRow> rows = new ArrayList<>();
        int size = query.text().isEmpty() ? 50 : 2;
        Integer from = 0;
        while (from != null) {
            int start = from;
            var page = as(coordinator, () -> overview.page(query, start, size));
            rows.addAll(page.rows());
            from = page.next();
        }
        return rows;
    }
}
