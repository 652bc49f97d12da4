package org.communique;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import com.vaadin.flow.router.Route;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.communique.browser.Chromium;
import org.communique.browser.Screen;
import org.communique.browser.ScreenWalk;
import org.communique.browser.Screens;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.lifecycle.StatementService;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.server.PathContainer;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/** Every screen can be used by everyone and is whole: axe finds nothing, nothing is cut off, no request fails. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "communique.demo=true")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScreenWalkTests {

    /** Files, and what other tests look at, as the demo does not lead there. */
    private static final List<String> ELSEWHERE = List.of(
            "/collab/{draft}/authors",
            "/collab/{draft}/history",
            "/collab/{draft}/history/{seq}",
            "/coalition/logo.png",
            "/coalition/brand/{rgb:[0-9a-fA-F]{6}}.css",
            "/.well-known/security.txt",
            // Leads to sign-in.
            "/login",
            "/invitation/pdf/{token}",
            "/invitation/confirm/pdf/{token}",
            "/calls/pdf/{call}",
            "/p/{slug:[^.]+}.md",
            "/p/{slug:[^.]+}.pdf",
            "/p/{slug:[^.]+}.docx",
            "/p/{slug:[^.]+}/bundle.zip",
            // TreatyPagesTests
            "/p/treaty/states",
            "/p/treaty/states.json",
            "/p/treaty/positions",
            "/p/treaty/positions.json",
            "/p/treaty/votes",
            "/p/treaty/votes.json",
            "/p/treaty/organisations/{request:[^.]+}",
            "/p/treaty/organisations/{request:[^.]+}.json",
            // SecondFactorScreenTests
            "/sign-in/second-step");

    /** Hashes, also where they are cut short, and what holds for a whole list. */
    private static final Pattern SAID_ONCE =
            Pattern.compile("\\b(?=\\w*\\d)[0-9a-f]{12,64}\\b|To be checked|Download(?! the receipt)\\b");

    private static final Pattern SAYS_NOTHING = Pattern.compile("\\(0[^.:\\d][^)]*\\)|\\b0 [a-z]+s\\b");

    /** Of the statements whose screens are entered twice by day. */
    private static final Set<Phase> USUAL = Set.of(Phase.IN_REVIEW, Phase.SIGN_ON);

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping pages;

    @LocalServerPort
    int port;

    @TempDir
    Path folder;

    @RegisterExtension
    final Screens members = new Screens();

    @Autowired
    Directory directory;

    @Autowired
    StatementService statements;

    /** With {@code -Dlong} all screens, and none forgotten; otherwise those of texts, and some of the treaty. */
    @Test
    void nothingIsWrongWithAnyScreen() {
        var walk = new ScreenWalk();
        try (var chromium = new Chromium("http://localhost:" + port)) {
            var tour = new ScreenTour(chromium, walk);
            if (LongRun.isOn()) {
                tour.asEveryone();
            } else {
                tour.amongTexts();
            }
        }
        assertThat(walk.faults()).isEmpty();
        if (LongRun.isOn()) {
            assertThat(Stream.concat(screens(), pages()))
                    .allSatisfy(
                            pattern -> assertThat(walk.visited()).as(pattern).anyMatch(path -> matches(pattern, path)));
        }
    }

    @Test
    @EnabledIf("org.communique.LongRun#isOn")
    void everyScreenIsTheSameWhenItIsEnteredAgainAndSaysNothingTwice() {
        var lucia = member(Role.COORDINATOR, "lucia@redandina.example");
        var ofEachPhase = as(lucia, statements::list).stream()
                .filter(statement -> LongRun.isOn() || USUAL.contains(statement.phase()))
                .collect(toMap(Statement::phase, Statement::id, (one, _) -> one))
                .values();
        var ofStatements = screens()
                .filter(pattern -> pattern.matches("/statements/\\{statement}/[a-z-]+"))
                .flatMap(pattern ->
                        ofEachPhase.stream().map(statement -> pattern.replace("{statement}", statement.value())));
        var others = screens().filter(pattern -> !pattern.contains("{")).toList();
        isTheSameAgain(lucia, Stream.concat(others.stream(), ofStatements));
        isTheSameAgain(member(Role.ADMINISTRATOR, "ingrid@wapit.example"), others.stream());
    }

    private void isTheSameAgain(Member member, Stream<String> paths) {
        var screen = members.signedIn(member);
        // What loads in the background may come between the two looks: then both are taken once more.
        paths.forEach(path -> await().pollInSameThread().untilAsserted(() -> {
            screen.open(path);
            var once = atRest(screen);
            screen.enterAgain();
            assertThat(atRest(screen)).as(path).isEqualTo(once);
            assertThat(timesSaid(SAID_ONCE, once).entrySet()).as(path).allMatch(said -> said.getValue() == 1);
            assertThat(SAYS_NOTHING.matcher(once).results().map(MatchResult::group))
                    .as(path)
                    .isEmpty();
            assertThat(screen.in("hash").count())
                    .as(path)
                    .isEqualTo(screen.in("details").in("hash").count());
        }));
    }

    private static Map<String, Long> timesSaid(Pattern what, String text) {
        return what.matcher(text).results().collect(groupingBy(MatchResult::group, counting()));
    }

    private static String atRest(Screen screen) throws InterruptedException {
        var before = "";
        var now = screen.text();
        while (!now.equals(before)) {
            Thread.sleep(50);
            before = now;
            now = screen.text();
        }
        return now;
    }

    private Member member(Role role, String email) {
        return directory.membersWith(role).stream()
                .filter(member -> member.email().value().equals(email))
                .findFirst()
                .orElseThrow();
    }

    /** It changes what the others look at. */
    @Test
    @Order(Integer.MAX_VALUE)
    @DirtiesContext
    void theTourOfReadmeCanBeTaken() throws IOException {
        try (var chromium = new Chromium("http://localhost:" + port)) {
            new ReadmeTour(chromium, folder).take();
        }
    }

    @Test
    @EnabledIf("org.communique.LongRun#isOn")
    void textsAndTheBoardAreFewStopsAway() {
        try (var chromium = new Chromium("http://localhost:" + port)) {
            assertThat(new ScreenTour(chromium, new ScreenWalk()).stopsToContents())
                    .allSatisfy(
                            (content, stops) -> assertThat(stops).as(content).isLessThanOrEqualTo(5));
        }
    }

    /** Of Vaadin's. */
    private static Stream<String> screens() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        return scanner.findCandidateComponents("org.communique").stream()
                .map(found -> ClassUtils.resolveClassName(requireNonNull(found.getBeanClassName()), null))
                .map(view -> requireNonNull(AnnotationUtils.getAnnotation(view, Route.class)))
                .map(Route::value)
                .map(route -> "/" + route.replaceAll(":(\\w+)", "{$1}"));
    }

    /** That the server renders. */
    private Stream<String> pages() {
        return pages.getHandlerMethods().entrySet().stream()
                .filter(page -> page.getValue().getBeanType().getPackageName().startsWith("org.communique"))
                .filter(page -> !page.getValue().getBeanType().isAnnotationPresent(RestController.class))
                .filter(page -> page.getKey().getMethodsCondition().getMethods().stream()
                        .anyMatch(method -> method.name().equals("GET")))
                .map(page -> page.getKey())
                .map(RequestMappingInfo::getPatternValues)
                .flatMap(patterns -> patterns.stream())
                .filter(pattern -> !ELSEWHERE.contains(pattern));
    }

    private static boolean matches(String pattern, String path) {
        return PathPatternParser.defaultInstance.parse(pattern).matches(PathContainer.parsePath("/" + path));
    }
}
