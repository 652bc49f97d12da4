package org.communique.attack;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.communique.id.Id;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** What a browser could send to a screen whose program somebody else wrote. */
@AttackTest
class ScreenTests {

    private static final List<Caller> ROLES = List.of(
            Caller.MEMBER,
            Caller.OUTSIDER,
            Caller.SIGNER,
            Caller.REVIEWER,
            Caller.DRAFTER,
            Caller.ADMINISTRATOR,
            Caller.COORDINATOR);

    private final AttackedServer server;
    private final Coalition coalition;
    private final Map<Caller, Browser> browsers = new HashMap<>();
    private String before = "";
    private LogExcerpt log;

    ScreenTests(AttackedServer server) {
        this.server = server;
        this.coalition = server.coalition();
        this.log = LogExcerpt.from(server);
    }

    @BeforeEach
    void look() {
        // That a text to sign was opened shows on its board, and so happens first.
        Screen.open(browser(Caller.SIGNER), "statements/" + coalition.own().called() + "/sign-on");
        Screen.open(browser(Caller.OUTSIDER), "statements/" + coalition.others().called() + "/sign-on");
        before = coalition.everything();
        log = LogExcerpt.from(server);
    }

    @AfterEach
    void nothingHasChanged() {
        assertThat(coalition.everything()).isEqualTo(before);
    }

    private Browser browser(Caller caller) {
        return browsers.computeIfAbsent(
                caller,
                unseen -> Browser.signedIn(
                        server.port(),
                        Coalition.address(caller),
                        caller == Caller.ADMINISTRATOR ? Coalition.ADMINISTRATORS_PASSWORD : Coalition.PASSWORD));
    }

    @Test
    void opensToEachRoleWhatTheTableSaysAndHidesTheRest() {
        var table = new LinkedHashMap<String, List<String>>();
        for (var route : routes()) {
            table.put(route, new ArrayList<>());
        }
        for (var caller : ROLES) {
            var screen = Screen.open(browser(caller), "no-such-screen");
            var hidden = screen.shows();
            table.forEach((route, row) -> {
                var cell = new ArrayList<String>();
                for (var path : paths(route)) {
                    var shown = screen.navigate(path).shows();
                    cell.add(shown.equals(hidden) ? "-" : "open");
                }
                row.add(new HashSet<>(cell).size() == 1 ? cell.getFirst() : String.join("/", cell));
            });
        }
        assertSoftly(all -> new ReviewedTable("screens.txt").check(all, ROLES, table));
        log.assertAtMost(ROLES.size());
    }

    @Test
    void messagesInTheNameOfAnotherSessionDoNothing() {
        var theirs = Screen.open(browser(Caller.COORDINATOR), "statements/new");
        var mine = Screen.open(browser(Caller.DRAFTER), "statements");
        var click = List.of(Screen.event(theirs.withText(message("statement.new.open")), "click", Map.of()));
        for (var message : List.of(
                theirs.message(click, theirs.key(), theirs.nextMessage()),
                theirs.message(click, "", theirs.nextMessage()),
                mine.message(click, theirs.key(), mine.nextMessage()))) {
            for (var path : List.of(theirs.path(), mine.path())) {
                assertThat(browser(Caller.DRAFTER).postJson(path, message).status())
                        .isLessThan(500);
            }
            assertThat(new Browser(server.port())
                            .postJson(theirs.path(), message)
                            .status())
                    .isNotEqualTo(500);
        }
        log.assertAtMost(9);
    }

    /** That the client speaks the protocol at all, without which the other tests would show nothing. */
    @Test
    void opensAStatementAsABrowserDoes() {
        var screen = Screen.open(browser(Caller.COORDINATOR), "statements/new");
        screen.send(Screen.property(
                screen.withProperty("label", message("statement.new.title")), "value", "Made on the screen"));
        screen.send(Screen.event(screen.withText(message("statement.new.open")), "click", Map.of()));
        var coordinator = coalition.as(Caller.COORDINATOR);
        var statements = new Http(server.port()).get("/api/v1/statements", coordinator);
        assertThat(statements.text()).contains("Made on the screen");
        before = coalition.everything();
    }

    private static String message(String key) {
        return ResourceBundle.getBundle("messages/statement", Locale.ROOT).getString(key);
    }

    private static List<String> routes() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        return scanner.findCandidateComponents("org.communique").stream()
                .map(view -> route(requireNonNull(view.getBeanClassName())))
                .sorted()
                .toList();
    }

    private static String route(String view) {
        try {
            return Class.forName(view).getAnnotation(Route.class).value();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With an identifier of one's own, one of others, and one that was made up. */
    private List<String> paths(String route) {
        if (!route.contains(":")) {
            return List.of(route);
        }
        return Stream.of("own", "others", "made-up")
                .map(kind -> route.replace(":statement", statement(route, kind))
                        .replace(":workflow", kind.equals("made-up") ? "no-such-workflow" : "joint-statement"))
                .distinct()
                .toList();
    }

    private String statement(String route, String kind) {
        var of = kind.equals("own") ? coalition.own() : coalition.others();
        if (kind.equals("made-up")) {
            return Id.random();
        }
        return route.endsWith("sign-on") || route.endsWith("publication")
                ? of.called()
                : route.endsWith("review") || route.endsWith("versions") ? of.reviewed() : of.drafting();
    }
}
