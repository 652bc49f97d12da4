package org.communique.statement.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;

import org.communique.ServerTest;
import org.communique.browser.Screens;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Mandate;
import org.communique.coalition.directory.Role;
import org.communique.coalition.settings.Coalition;
import org.communique.notification.NoticeService;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.engine.WorkflowReconciler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

@ServerTest
class MyWorkScreenTests {

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    ReviewFixtures reviews;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    MongoOperations mongo;

    @Autowired
    WorkflowReconciler reconciler;

    @Autowired
    Coalition coalition;

    @Autowired
    NoticeService notices;

    @Test
    void theBellAndTheNoticesFollowInOpenWindows() {
        var of = reviews.drafting();
        var reviewer = of.reviewer(0);
        var elsewhere = screens.signedIn(reviewer);
        var list = screens.signedIn(reviewer);
        list.open("/notices");
        var unread = as(reviewer, notices::unread);
        var bell = elsewhere.in("notice-bell").in("count");

        reviews.submit(of, "Text about article 7 and more.\n");
        bell.shows(String.valueOf(unread + 1));
        list.in("notices").shows("waits for your review", "New");
        assertThat(list.isAsOpened()).isTrue();

        runAs(reviewer, notices::markAllRead);
        bell.counts(0);
        list.in("notices").hides("New");
    }

    @Test
    void countsWhatWaitsInTheNavigationAndByKindAndKeepsItUpToDate() {
        var cases = reviews.inReview("joint-statement", 3, 10);
        var reviewer = cases.getFirst().reviewer(0);
        var person = screens.signedIn(reviewer);
        var items = person.in("my-work").in("card").having("card-kind");
        int waiting = items.count();
        assertThat(waiting).isPositive();
        var badge = person.in("vaadin-side-nav-item").in("nav-count");
        badge.shows(String.valueOf(waiting));
        assertThat(badge.text()).isEqualTo(String.valueOf(waiting));
        var kind = person.in("kind-filter").in("button").first();
        assertThat(kind.text()).matches("Reviews to decide\\s*" + waiting);
        kind.click();
        assertThat(kind.attribute("aria-pressed")).isEqualTo("true");
        items.counts(waiting);

        var stage = reviews.awaitOpen(cases.getFirst(), "policyReview");
        reviews.decide(stage, reviewer, Verdict.APPROVE);

        badge.shows(String.valueOf(waiting - 1));
        person.button("Update list").click();
        items.counts(waiting - 1);
    }

    @Test
    void offersRemindersOnlyForWhatWasChosen() {
        var statement = reviews.inPolicyReview();
        reviews.expire(reviews.stage(statement, "policyReview", 1), true);
        reconciler.reconcile(statement.id().value());
        var coordinator = screens.signedIn(statement.coordinator());
        var remind = coordinator.in("remind");
        assertThat(remind.text()).isEqualTo("Send reminders");
        assertThat(remind.isEnabled()).isFalse();

        coordinator.field("Select").first().check();
        assertThat(remind.text()).isEqualTo("Send reminders for one stage");
        remind.click();
        coordinator.shows("Reminders for one stage are on their way");
        assertThat(remind.isEnabled()).isFalse();
    }

    @Test
    void offersToNarrowDownOnlyWhatIsMuch() {
        var reviewer = screens.signedIn(reviews.inPolicyReview().reviewer(0));
        reviewer.shows("Policy review");
        reviewer.in("work-filter").counts(0);
        reviewer.hides("Keys: j and k");
    }

    @Test
    void showsTheFirstStepsOfACoalitionUntilTheyAreDone() {
        people.organisation("A second one");
        reviews.inPolicyReview();
        mongo.remove(new Query(), Mandate.class);
        var administrator = screens.signedIn(people.member(Role.ADMINISTRATOR));
        var steps = administrator.in("first-steps");
        steps.shows("Add your organisations done", "Invite their members done", "Open the first statement done");
        steps.link("Record who may sign for each organisation").counts(1);
        steps.shows("Name your coalition");
        screens.signedIn(people.member(Role.COORDINATOR)).in("first-steps").counts(0);
        screens.signedIn(people.member(Role.REVIEWER)).in("first-steps").counts(0);

        administrator.button("Do not show these steps again").click();
        steps.counts(0);
        administrator.open("/");
        steps.counts(0);
        var other = screens.signedIn(people.member(Role.ADMINISTRATOR));
        other.in("first-steps").counts(1);
        people.representative(people.organisation("A third one"));
        // Gone where another test has named the coalition, as nothing is left to do then.
        await().untilAsserted(() -> assertThat(other.in("first-steps").texts())
                .hasSize(coalition.isNamed() ? 0 : 1)
                .allMatch(shown -> shown.contains("Record who may sign for each organisation done")));
    }
}
