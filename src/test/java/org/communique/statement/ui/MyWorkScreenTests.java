package org.communique.statement.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.decision.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class MyWorkScreenTests {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    ReviewFixtures reviews;

    @Test
    void countsWhatWaitsInTheNavigationAndByKindAndKeepsItUpToDate() {
        var cases = reviews.inReview("joint-statement", 3, 2);
        var reviewer = cases.getFirst().reviewer(0);
        var person = browsers.signedIn(reviewer);
        var items = person.page().locator(".my-work .card:has(.card-kind)");
        assertThat(items).not().hasCount(0);
        int waiting = items.count();
        assertThat(badge(person.page())).hasText(String.valueOf(waiting));
        var kind = person.page().locator(".kind-filter button").first();
        assertThat(kind).hasText(Pattern.compile("Reviews to decide\\s*" + waiting));
        kind.click();
        assertThat(kind).hasAttribute("aria-pressed", "true");
        assertThat(items).hasCount(waiting);
        person.photograph("my-work");

        var stage = reviews.awaitOpen(cases.getFirst(), "policyReview");
        reviews.decide(stage, reviewer, Verdict.APPROVE);

        assertThat(badge(person.page())).hasText(String.valueOf(waiting - 1));
        person.button("Update list").click();
        assertThat(items).hasCount(waiting - 1);
    }

    private static Locator badge(Page page) {
        return page.locator("vaadin-side-nav-item .nav-count");
    }
}
