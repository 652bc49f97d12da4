package org.communique;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.communique.browser.Chromium;
import org.communique.browser.Keyboard;
import org.communique.browser.Person;
import org.communique.browser.ScreenVisitor;
import org.communique.browser.ScreenWalk;
import org.communique.invitation.LinkToken;

/** Which screens of the demo coalition are walked through, by whom, and what is opened there. */
final class ScreenTour {

    private static final String PASSWORD = "demo coalition";
    private static final String IN_DRAFTING = "Safeguards must travel with the powers";
    private static final String IN_REVIEW = "Good-faith security research is not a crime";
    private static final String WITH_AMENDMENTS = "Assistance that does not arm repression";
    private static final String IN_SECOND_ROUND = "Data protection before data sharing";
    private static final String APPROVED = "Protect children, and the children's rights";
    private static final String IN_SIGN_ON = "A seat for civil society at the Conference of the States Parties";
    private static final String PUBLISHED = "No interception in the dark";

    private final Chromium chromium;
    private final ScreenWalk walk;
    private final Map<String, String> statements = new HashMap<>();
    private String guestPage = "";
    private String joinPage = "";

    ScreenTour(Chromium chromium, ScreenWalk walk) {
        this.chromium = chromium;
        this.walk = walk;
    }

    void asEveryone() {
        asReader();
        asCoordinator();
        asGuest();
        asDrafter();
        asReviewer();
        asRepresentative();
        asAdministrator();
        throughTheTreaty();
        throughDialogs();
    }

    /** Screens and public pages of the treaty. */
    void throughTheTreaty() {
        var reader = walk.as(chromium.person("reader of the treaty"));
        for (var page : List.of("states", "positions", "timeline", "parties")) {
            reader.visit("p/treaty/" + page);
            assertThat(reader.page().getByText("A demo: dates, votes and positions"))
                    .isVisible();
        }
        var lucia = member("lucia@redandina.example");
        lucia.visit("treaty").visit("treaty/texts").visit("treaty/articles/un-cybercrime-a-res-79-243/24");
        lucia.visit("treaty/states").with("an import", lucia.button("Import the depositary's table"));
        lucia.with("the map", lucia.page().getByText("Show map"));
        lucia.visit("treaty/states/KE").with("a date", lucia.button("Record a date"));
        lucia.with("an official name", lucia.button("Record an official name"));
        lucia.visit("treaty/timeline").visit("treaty/votes");
        lucia.visit("treaty/positions").with("a position", lucia.button("Record a position"));
        lucia.visit("treaty/organisations").with("a question", lucia.button("Ask the organisations"));
        follow(lucia, "main a[href^='treaty/organisations/']");
        lucia.visit("treaty/asks").with("an ask", lucia.button("Add an ask"));
        follow(lucia, "main a[href^='treaty/asks/']");
    }

    private static void follow(ScreenVisitor visitor, String links) {
        visitor.visit(address(visitor, links));
    }

    private static String address(ScreenVisitor visitor, String links) {
        var link = visitor.page().locator(links).first();
        return Objects.requireNonNull(link.getAttribute("href"));
    }

    /** The screens on which texts are read, written and reviewed, and some of the treaty: a fifth of all. */
    void amongTexts() {
        asReader();
        walk.as(chromium.person("reader of the treaty")).visit("p/treaty/states");
        // A coordinator is shown all statements.
        var lucia = member("lucia@redandina.example");
        lucia.visit("treaty/articles/un-cybercrime-a-res-79-243/24");
        lucia.visit("treaty/states").with("the map", lucia.page().getByText("Show map"));
        asDrafter();
        asReviewer();
    }

    private void asReader() {
        var reader = walk.as(chromium.person("reader"));
        reader.visit("sign-in").visit("forgotten").visit("p");
        reader.item(AriaRole.LINK, PUBLISHED).click();
        reader.arrived();
        reader.visit("p/no-such-statement", 404);
        for (var page : List.of("reminders/stop/", "invitation/", "invitation/confirm/", "invitation/withdraw/")) {
            reader.visit(page + "unknown", 404);
        }
        reader.visit("setup/unknown", 410).visit("link/unknown", 410);
        reader.visit("invitation/stop/unknown", 404).visit("calls/confirm/unknown", 404);
    }

    private void asCoordinator() {
        var lucia = member("lucia@redandina.example");
        lucia.visit("").with("the account's menu", lucia.menu("Account of Lucía Quispe"));
        lucia.with("notices", lucia.page().locator(".notice-bell vaadin-button[aria-haspopup]"));
        lucia.visit("statements")
                .visit("statements/new")
                .visit("notices")
                .visit("absence")
                .visit("pending-signatures");
        lucia.visit("reviews/statistics").visit("no-such-screen", 404);
        lucia.visit(screen(APPROVED, "sign-on")).visit(screen(IN_SIGN_ON, "publication"));
        lucia.visit(screen(PUBLISHED, "publication"));
        lucia.visit(screen(WITH_AMENDMENTS, "amendments")).with("a deadline", lucia.button("Change the deadline"));
        lucia.visit(screen(WITH_AMENDMENTS, "amendments"))
                .with("more", lucia.button("More").first())
                .with("a vote", lucia.page().getByText("Put to the vote").first());
        lucia.visit(screen(APPROVED, "amendments"));
        lucia.visit(screen(IN_DRAFTING, "languages"))
                .with("people", lucia.button("People and date").first())
                .visit(screen(IN_DRAFTING, "languages/fr"))
                .visit(screen(IN_DRAFTING, "languages/ar"));
        atTheBoard(lucia);
    }

    private void atTheBoard(ScreenVisitor lucia) {
        var page = lucia.page();
        lucia.visit(screen(IN_SIGN_ON, "sign-on"))
                .with("reminders", page.getByText("Send reminders").first());
        lucia.with("more actions", lucia.menu("More"));
        for (var action : List.of("Invite more", "Extend the deadline", "Change the text", "Close the call")) {
            lucia.menu("More").click();
            lucia.with(action, lucia.menu(action));
        }
        lucia.with("an organisation", page.getByText("Alpine Jurists").first());
        lucia.with("notes", lucia.button("Notes and contact"));
        lucia.with("an answer", lucia.button("Record an answer"));
        lucia.with("charts", page.getByText("Charts"));
        lucia.with("duplicates", page.getByText("Duplicates"));
        lucia.with("an invitation", lucia.button("Invite by link"));
        // Another coordinator shared the link.
        var wanjiru = member("wanjiru@lakeside.example");
        wanjiru.at(screen(IN_SIGN_ON, "sign-on")).with("an acceptance", wanjiru.button("Accept the mandate"));
        joinPage =
                path(Objects.requireNonNull(page.locator("a[href*='/calls/']").getAttribute("href")));
        lucia.button("Make a new link").click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        guestPage = path(dialog.getByRole(AriaRole.TEXTBOX).inputValue());
        lucia.with("a link", dialog.getByRole(AriaRole.TEXTBOX));
    }

    /** Those that no other part of the tour opens. */
    private void throughDialogs() {
        var lucia = member("lucia@redandina.example");
        lucia.at(screen(WITH_AMENDMENTS, "amendments"))
                .dialog("Close the round")
                .dialog("Keyboard shortcuts")
                .dialog("Close the vote");
        lucia.at(screen(IN_DRAFTING, "amendments")).dialog("Open a round");
        lucia.at(screen(IN_DRAFTING, "languages")).dialog("Add a language");
        lucia.at(screen(IN_SIGN_ON, "sign-on")).dialog("Refuse").dialog("Withdraw the signature");
        lucia.at(screen(IN_SECOND_ROUND, "versions")).dialog("Download for a word processor");
        lucia.at(screen(IN_REVIEW, "review")).dialog("Remove");
        lucia.at("treaty/votes")
                .dialog("Record a vote")
                .dialog("Change the vote")
                .dialog("Import votes");
        lucia.at("treaty/states/KE").dialog("Add a declaration or reservation");
        lucia.at("treaty/positions").dialog("Delete");
        lucia.at("treaty/organisations");
        lucia.at(address(lucia, "main a[href^='treaty/organisations/']")).dialog("Answer for my organisation");
        lucia.at("treaty/asks");
        lucia.at(address(lucia, "main a[href^='treaty/asks/']"))
                .dialog("Open a statement from this ask")
                .dialog("Delete ask");
        lucia.at("profile").dialog("Sign out everywhere");
        var ingrid = member("ingrid@wapit.example");
        ingrid.at("treaty").dialog("Load an edition").dialog("Add an instrument");
        ingrid.at("treaty/articles/un-cybercrime-a-res-79-243/24").dialog("Edit");
        ingrid.at("members").dialog("Import");
        member("maria@monsoon.example").at(screen(IN_SIGN_ON, "sign-on")).dialog("Decide later");
    }

    private void asGuest() {
        var guest = walk.as(chromium.person("guest"));
        guest.visit(guestPage)
                .with("a reservation", guest.page().getByRole(AriaRole.RADIO).nth(1));
        guest.visit("invitation/stop/" + new LinkToken(guestPage.substring(guestPage.lastIndexOf('/') + 1)).hash())
                .visit(joinPage);
    }

    private void asDrafter() {
        var otieno = member("otieno@lakeside.example");
        otieno.visit("").visit("statements").visit("statements/propose");
        otieno.visit(screen(IN_DRAFTING, "draft"));
        for (var tool :
                List.of("Find and replace", "Who wrote what", "History", "Keyboard shortcuts", "What comes next")) {
            otieno.with(tool, otieno.button(tool));
            otieno.page().reload();
        }
        otieno.with("who deals with a comment", otieno.button("Assign again"));
        otieno.page().reload();
        otieno.with("the submission", otieno.button("Submit for review"));
        for (var tab : List.of("versions", "citations", "review", "sign-on", "publication", "history", "access")) {
            otieno.visit(screen(IN_DRAFTING, tab));
        }
    }

    private void asReviewer() {
        var moussa = member("moussa@reseau-sahelien.example");
        moussa.visit("").visit(screen(IN_REVIEW, "review"));
        moussa.with("a comment", moussa.button("Comment on a paragraph"));
        moussa.with("the drawing", moussa.page().getByText("Show drawing"));
        moussa.with("delegation", moussa.page().getByText("Delegate to another member"));
        moussa.visit(screen(WITH_AMENDMENTS, "amendments")).with("a withdrawal", moussa.button("Withdraw"));
        moussa.visit(screen(WITH_AMENDMENTS, "amendments/1")).visit(screen(WITH_AMENDMENTS, "amendments/propose"));
        moussa.visit(screen(IN_SECOND_ROUND, "review")).visit(screen(IN_SECOND_ROUND, "versions"));
        moussa.visit(screen(IN_SECOND_ROUND, "history")).visit(screen(IN_REVIEW, "draft"));
    }

    private void asRepresentative() {
        var maria = member("maria@monsoon.example");
        maria.visit("").visit(screen(IN_SIGN_ON, "sign-on"));
        maria.with("signing", maria.button("Sign"));
        maria.with("a reservation", maria.button("Sign with a reservation"));
        maria.with("declining", maria.button("Decline"));
    }

    private void asAdministrator() {
        var ingrid = member("ingrid@wapit.example");
        ingrid.visit("").visit("profile").visit("organisations");
        ingrid.with("a new organisation", ingrid.button("Add an organisation"));
        ingrid.with("an import", ingrid.button("Import"));
        ingrid.with("an organisation", ingrid.button("Alpine Jurists"));
        ingrid.visit("members").with("a new member", ingrid.button("Add a member"));
        ingrid.with("a member", ingrid.button("Claire Favre"));
        ingrid.visit("mandates").with("a new mandate", ingrid.button("Give a mandate"));
        ingrid.visit("mail").visit("settings").visit("workflows").with("an upload", ingrid.button("Upload a file"));
        ingrid.visit("workflows/wide-statement");
        ingrid.visit("workflows/joint-statement")
                .visit("workflows/joint-statement/edit")
                .visit("workflows/new");
        ingrid.visit(screen(IN_REVIEW, "access")).with("abandoning", ingrid.button("Abandon statement"));
        ingrid.visit(screen(IN_REVIEW, "review"));
        ingrid.with("its deadline", ingrid.page().getByText("Change the deadline, remind"));
    }

    /** How many keys lead from the start of a page to what people come for, by the link that skips the rest. */
    Map<String, Integer> stopsToContents() {
        var lucia = signedIn("lucia@redandina.example");
        var stops = new HashMap<String, Integer>();
        stops.put("draft", stops(lucia, screen(IN_DRAFTING, "draft"), "communique-editor .text"));
        stops.put("frozen draft", stops(lucia, screen(IN_REVIEW, "draft"), "communique-editor .text"));
        stops.put("version", stops(lucia, screen(IN_SECOND_ROUND, "versions"), ".text-panel"));
        stops.put("version in review", stops(lucia, screen(IN_REVIEW, "review"), ".text-panel"));
        stops.put("board", stops(lucia, screen(IN_SIGN_ON, "sign-on"), "vaadin-grid.board"));
        return stops;
    }

    private static int stops(Person person, String path, String goal) {
        person.open("/" + path);
        var target = person.page().locator(goal).first();
        target.waitFor();
        var keyboard = new Keyboard(person);
        var first = keyboard.stopsTo(person.page().locator(".skip"));
        keyboard.press("Enter");
        return first + 1 + keyboard.stopsTo(target);
    }

    private ScreenVisitor member(String email) {
        return walk.as(signedIn(email));
    }

    private Person signedIn(String email) {
        var person = chromium.person(email);
        person.signIn(email, PASSWORD);
        if (statements.isEmpty()) {
            remember(person);
        }
        return person;
    }

    private void remember(Person member) {
        member.open("/statements");
        member.settle();
        for (Locator link : member.page().locator("main a[href^='statements/']").all()) {
            statements.put(link.textContent(), Objects.requireNonNull(link.getAttribute("href")));
        }
    }

    private String screen(String title, String tab) {
        var address = Objects.requireNonNull(statements.get(title), title);
        return address.substring(0, address.lastIndexOf('/') + 1) + tab;
    }

    private static String path(String address) {
        return URI.create(address).getPath().substring(1);
    }
}
