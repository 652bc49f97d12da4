package org.communique.attack;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.vaadin.flow.router.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.communique.RandomSeed;
import org.communique.id.Id;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** What a browser could send to a screen whose program another person wrote. */
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

    /** Of each kind on each screen. */
    private static final int NODES = AttackTest.LONG ? 200 : 1;

    private static final List<String> EVENTS = List.of(
            "click",
            "change",
            "value-changed",
            "checked-changed",
            "selected-changed",
            "opened-changed",
            "confirm",
            "submit");

    private static final List<String> PROPERTIES =
            List.of("value", "checked", "opened", "selected", "disabled", "readonly", "innerHTML", "hidden");

    /** Of services and components: none of them is for a browser to call. */
    private static final List<String> METHODS = List.of(
            "save",
            "close",
            "delete",
            "approve",
            "sign",
            "publish",
            "setVisible",
            "setEnabled",
            "getElement",
            "removeAll");

    private static final List<Map<String, ?>> FORGED = List.of(
            Map.of(),
            Map.of(
                    "event.detail",
                    1,
                    "event.detail.id",
                    1,
                    "event.detail.found",
                    1,
                    "event.detail.missing",
                    List.of(1)),
            Map.of("event.detail", List.of(), "event.detail.found", List.of(), "event.detail.missing", Map.of("a", 1)),
            Map.of("event.detail", Map.of("exact", Map.of("a", 1), "anchor", Map.of())),
            Map.of("event.detail", Map.of("exact", "words", "anchor", anchor(-1, 1))),
            Map.of("event.detail", Map.of("exact", "words", "anchor", anchor(1, 1e300))),
            Map.of("event.detail", Map.of("exact", "words", "anchor", anchor("1", 0.5))),
            Map.of("event.detail.member", "", "event.detail.id", Map.of(), "event.detail.from", -1),
            Map.of("event.detail.from", Long.MAX_VALUE, "event.detail.before", "x"));

    private static Map<String, ?> anchor(Object client, Object clock) {
        var letter = Map.of("client", client, "clock", clock);
        return Map.of("first", letter, "last", letter);
    }

    /** In its place comes the key of a screen, and the number that its server waits for. */
    private static final String START = "$start";

    private final AttackedServer server;
    private final AttackedCoalition attackedCoalition;
    private final Random random;
    private final Map<Caller, Browser> browsers = new HashMap<>();
    private String before = "";
    private LogExcerpt log;

    ScreenTests(AttackedServer server) {
        var seed = RandomSeed.of(ScreenTests.class);
        this.server = server;
        this.random = new Random(seed);
        this.attackedCoalition = server.coalition();
        this.log = LogExcerpt.from(server);
    }

    @BeforeEach
    void look() {
        // That a text to sign was opened shows on its board, and so happens first.
        Screen.open(
                browser(Caller.SIGNER), "statements/" + attackedCoalition.own().called() + "/sign-on");
        Screen.open(
                browser(Caller.OUTSIDER),
                "statements/" + attackedCoalition.others().called() + "/sign-on");
        before = attackedCoalition.everything();
        log = LogExcerpt.from(server);
    }

    @AfterEach
    void nothingHasChanged() {
        assertThat(attackedCoalition.everything()).isEqualTo(before);
    }

    private Browser browser(Caller caller) {
        return browsers.computeIfAbsent(
                caller,
                unseen -> Browser.signedIn(
                        server.port(),
                        AttackedCoalition.address(caller),
                        caller == Caller.ADMINISTRATOR
                                ? AttackedCoalition.ADMINISTRATORS_PASSWORD
                                : AttackedCoalition.PASSWORD));
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
    void componentsThatAreHiddenDisabledOrUnknownDoNothing() {
        int requests = 0;
        int attempts = 0;
        for (var visit : visits()) {
            var screen = open(visit);
            for (var node : targets(screen)) {
                var invocations = invocations(node, screen);
                var answer = screen.send(invocations);
                requests++;
                attempts += invocations.size();
                assertThat(answer.status()).as("%s: node %d", visit, node).isLessThan(500);
                if (answer.text().contains("appError")) {
                    screen = open(visit);
                }
            }
        }
        assertThat(attempts).isGreaterThan(500);
        log.assertAtMost(requests);
    }

    private record Visit(Caller caller, String route) {}

    /** In long runs each screen as everyone, otherwise as one of them. */
    private List<Visit> visits() {
        var visits = new ArrayList<Visit>();
        for (var route : routes()) {
            var callers = new ArrayList<>(ROLES);
            Collections.shuffle(callers, random);
            callers.subList(0, AttackTest.LONG ? ROLES.size() : 1)
                    .forEach(caller -> visits.add(new Visit(caller, route)));
        }
        return visits;
    }

    private Screen open(Visit visit) {
        return Screen.open(browser(visit.caller()), paths(visit.route()).getFirst());
    }

    private Collection<Integer> targets(Screen screen) {
        var targets = new TreeSet<Integer>();
        targets.addAll(some(screen.hidden()));
        targets.addAll(some(screen.disabled()));
        targets.addAll(some(screen.unknown()));
        return targets;
    }

    private List<Integer> some(Collection<Integer> nodes) {
        var shuffled = new ArrayList<>(nodes);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(NODES, shuffled.size()));
    }

    private List<Map<String, ?>> invocations(int node, Screen screen) {
        List<Map<String, ?>> invocations = new ArrayList<>();
        PROPERTIES.forEach(name -> invocations.add(Screen.property(node, name, "true")));
        Stream.concat(EVENTS.stream(), screen.events().stream())
                .forEach(name -> invocations.add(Screen.event(node, name, Map.of())));
        METHODS.forEach(name -> invocations.add(Screen.call(node, name)));
        return invocations;
    }

    @Test
    void whatABrowserMayNotSetOrCallIsRefusedOnComponentsThatItSees() {
        int requests = 0;
        for (var visit : visits()) {
            var screen = open(visit);
            for (var node : some(screen.known())) {
                for (var invocation : List.of(
                        Screen.property(node, "innerHTML", "<script>alert(1)</script>"),
                        Screen.property(node, "disabled", false),
                        Screen.call(node, METHODS.get(random.nextInt(METHODS.size())), true))) {
                    assertThat(screen.send(invocation).status())
                            .as("%s: %s", visit, invocation)
                            .isLessThan(500);
                    requests++;
                }
            }
        }
        log.assertAtMost(requests);
    }

    @Test
    void forgedEventsOfADraftsMarginFillNoLog() {
        var location = "statements/" + attackedCoalition.own().drafting() + "/draft";
        var screen = Screen.open(browser(Caller.COORDINATOR), location);
        var logged = LogExcerpt.from(server);
        var began = Instant.now();
        for (int round = 0; round < 5; round++) {
            for (var event : List.of("words-chosen", "annotation-wanted", "annotations-found", "restored")) {
                for (var data : FORGED) {
                    screen.send(Screen.event(screen.waitingFor(event), event, data));
                }
            }
        }
        logged.assertOneASecondIn(Duration.between(began, Instant.now()));
        assertThat(screen.navigate(location).waitingFor("words-chosen")).isPositive();
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

    @Test
    void refusesWhatIsNoMessageOfTheProtocol() {
        var messages = List.of(
                "",
                "null",
                "[]",
                "{",
                "{}",
                START + "}",
                START + ",\"rpc\":null}",
                START + ",\"rpc\":{}}",
                START + ",\"rpc\":[null]}",
                START + ",\"rpc\":[1]}",
                START + ",\"rpc\":[{}]}",
                START + ",\"rpc\":[{\"type\":\"no-such-type\"}]}",
                START + ",\"rpc\":[{\"type\":\"event\"}]}",
                START + ",\"rpc\":[{\"type\":\"event\",\"node\":\"x\",\"event\":1}]}",
                START + ",\"rpc\":[{\"type\":\"event\",\"node\":1e99,\"event\":\"click\",\"data\":[]}]}",
                START + ",\"rpc\":[{\"type\":\"mSync\",\"node\":1,\"feature\":-1,\"property\":\"a\",\"value\":1}]}",
                START + ",\"rpc\":[{\"type\":\"mSync\",\"node\":1,\"feature\":99,\"property\":\"a\",\"value\":1}]}",
                START + ",\"rpc\":[{\"type\":\"channel\",\"node\":1,\"channel\":0,\"args\":[]}]}",
                START + ",\"rpc\":[{\"type\":\"attachExistingElement\",\"node\":1}]}",
                START + ",\"rpc\":[{\"type\":\"navigation\",\"location\":\"members\"}]}",
                START + ",\"rpc\":" + "[".repeat(20_000),
                START + ",\"rpc\":" + "{\"a\":".repeat(20_000));
        for (var message : messages) {
            var screen = Screen.open(browser(Caller.MEMBER), "statements");
            var start =
                    "{\"csrfToken\":\"%s\",\"syncId\":1,\"clientId\":%d".formatted(screen.key(), screen.nextMessage());
            var answer = browser(Caller.MEMBER).postJson(screen.path(), message.replace(START, start));
            assertThat(answer.status())
                    .as(message.substring(0, Math.min(200, message.length())))
                    .isLessThan(500);
            assertThat(answer.text()).doesNotContain("Exception", "at com.vaadin");
        }
        log.assertAtMost(messages.size());
    }

    /** That the client speaks the protocol at all, without which the other tests would show nothing. */
    @Test
    void opensAStatementAsABrowserDoes() {
        var screen = Screen.open(browser(Caller.COORDINATOR), "statements/new");
        screen.send(Screen.property(
                screen.withProperty("label", message("statement.new.title")), "value", "Made on the screen"));
        screen.send(Screen.event(screen.withText(message("statement.new.open")), "click", Map.of()));
        var coordinator = attackedCoalition.as(Caller.COORDINATOR);
        var statements = new Http(server.port()).get("/api/v1/statements", coordinator);
        assertThat(statements.text()).contains("Made on the screen");
        before = attackedCoalition.everything();
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
                        .replace(":number", "1")
                        .replace(":language", "fr")
                        .replace(":version", "1")
                        .replace(":edition", "un-cybercrime-a-res-79-243")
                        .replace(":article", kind.equals("made-up") ? "997" : "24")
                        .replace(":state", kind.equals("made-up") ? "XX" : "KE")
                        .replace(":workflow", kind.equals("made-up") ? "no-such-workflow" : "joint-statement"))
                .distinct()
                .toList();
    }

    private String statement(String route, String kind) {
        var of = kind.equals("own") ? attackedCoalition.own() : attackedCoalition.others();
        if (kind.equals("made-up")) {
            return Id.random();
        }
        if (route.contains("amendments")) {
            return of.amended();
        }
        return route.endsWith("sign-on") || route.endsWith("publication")
                ? of.called()
                : route.endsWith("review") || route.contains("version") ? of.reviewed() : of.drafting();
    }
}
