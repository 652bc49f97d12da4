package org.communique.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.communique.collab.DraftId;
import org.communique.collab.DraftSocketClient;
import org.junit.jupiter.api.Test;

/** Much of what each alone is allowed, from people without an account and from members. */
@AttackTest
class FloodTests {

    private static final int MANY = AttackTest.LONG ? 5_000 : 120;

    private final AttackedServer server;
    private final AttackedCoalition attackedCoalition;
    private final int port;

    FloodTests(AttackedServer server) {
        this.server = server;
        this.attackedCoalition = server.coalition();
        this.port = server.port();
    }

    @Test
    void strangersGetNoSession() {
        var http = new Http(port);
        for (var path : List.of(
                "/",
                "/?v-r=init&location=",
                "/?v-r=uidl&v-uiId=0",
                "/?v-r=push",
                "/HILLA/push",
                "/VAADIN/x",
                "/VAADIN/push",
                "/statements",
                "/no-such-screen",
                "/p",
                "/sign-in",
                "/sign-in/second-step",
                "/forgotten",
                "/link/x",
                "/invitation/x",
                "/calls/x.1",
                "/collab",
                "/error",
                "/api/v1/me")) {
            for (var method : List.of("GET", "POST", "HEAD", "PUT")) {
                var answer = http.send(method, path, new byte[0]);
                assertThat(answer.headers().allValues("Set-Cookie"))
                        .as(method + " " + path)
                        .noneMatch(cookie -> cookie.contains("SESSIONID"));
            }
        }
    }

    @Test
    void guessesFromOneAddressAreSlowedDownWhateverItSaysThatItIs() {
        var attacker = new Browser(port);
        var guessedAt = attackedCoalition.addMemberWithPassword("Guessed");
        attacker.submit("/sign-in", "email", "x@example.org", "password", "x");
        var answers = IntStream.range(0, MANY)
                .mapToObj(i -> guess(attacker, i, guessedAt))
                .toList();
        assertThat(answers.stream().filter("/sign-in?refused"::equals).count()).isLessThan(20);
        assertThat(answers.getLast()).isEqualTo("/sign-in?throttled");
    }

    @Test
    void guessesAtManyAccountsFromOneAddressAreSlowedDown() {
        var attacker = new Browser(port);
        attacker.submit("/sign-in", "email", "x@example.org", "password", "x");
        var answers = IntStream.range(0, MANY)
                .mapToObj(i -> guess(attacker, i, "somebody" + i + "@example.org"))
                .toList();
        assertThat(answers.getLast()).isEqualTo("/sign-in?throttled");
    }

    private static String guess(Browser attacker, int number, String email) {
        var address = "10.0.0." + number % 250;
        return attacker.saying("X-Forwarded-For", address, "Forwarded", "for=" + address, "X-Real-IP", address)
                .submitAgain("/sign-in", "email", email, "password", "guess " + number)
                .header("Location")
                .replaceFirst("^http://[^/]+", "");
    }

    /** With their device, whatever others do to their account meanwhile. */
    @Test
    void anAccountThatIsGuessedAtStaysOpenToItsOwner() {
        var email = attackedCoalition.addMemberWithPassword("Owner");
        var owner = Browser.signedIn(port, email, AttackedCoalition.PASSWORD);
        var attackers = Stream.generate(() -> new Browser(port)).limit(20).toList();
        for (var attacker : attackers) {
            attacker.submit("/sign-in", "email", email, "password", "guess");
            for (int i = 0; i < 12; i++) {
                guess(attacker, i, email);
            }
        }
        var answer = owner.submit("/sign-in", "email", email, "password", AttackedCoalition.PASSWORD);
        assertThat(answer.header("Location")).doesNotContain("throttled", "refused", "busy");
    }

    @Test
    void whoAsksToJoinOverAndOverIsRefusedAndNobodyElse() {
        var page = "/calls/" + attackedCoalition.own().call();
        var attacker = new Browser(port);
        var statuses = new TreeSet<Integer>();
        attacker.get(page);
        for (int i = 0; i < (AttackTest.LONG ? 200 : 60); i++) {
            statuses.add(ask(attacker, page, "Flood " + i));
        }
        assertThat(statuses).containsExactly(200, 429);
        assertThat(ask(new Browser(port), page, "No flood")).isEqualTo(200);
    }

    private static int ask(Browser browser, String page, String name) {
        return browser.post(
                        page,
                        "officialName",
                        name,
                        "displayName",
                        name,
                        "country",
                        "KE",
                        "region",
                        "AFRICA",
                        "status",
                        "NONE",
                        "domain",
                        "",
                        "contactName",
                        "Sam",
                        "contact",
                        name.replace(" ", "") + "@flood.example",
                        "message",
                        "")
                .status();
    }

    @Test
    void whoAsksForLinksOverAndOverLearnsNothing() {
        var attacker = new Browser(port);
        attacker.submit("/sign-in", "email", "nobody@example.org", "password", "no such password");
        var known = attacker.submitAgain("/forgotten", "email", AttackedCoalition.address(Caller.MEMBER));
        var unknown = attacker.submitAgain("/forgotten", "email", "no-member@example.org");
        assertThat(known.header("Location")).endsWith("/forgotten?asked");
        assertThat(unknown.visible()).isEqualTo(known.visible());
        for (int i = 0; i < 20; i++) {
            attacker.submitAgain("/forgotten", "email", AttackedCoalition.address(Caller.MEMBER));
            attacker.submitAgain("/forgotten", "email", "no-member@example.org");
        }
        known = attacker.submitAgain("/forgotten", "email", AttackedCoalition.address(Caller.MEMBER));
        unknown = attacker.submitAgain("/forgotten", "email", "no-member@example.org");
        assertThat(known.header("Location")).endsWith("/forgotten?throttled");
        assertThat(unknown.visible()).isEqualTo(known.visible());
    }

    /** Without reading what others say. */
    @Test
    void socketsAndPresenceOfOneMemberKeepNobodyOut() throws Exception {
        var draft = new DraftId(attackedCoalition.own().drafting());
        var flood = new ArrayList<DraftSocketClient>();
        var client = DraftSocketClient.clientAtOwnAddress();
        try {
            for (int i = 0; i < (AttackTest.LONG ? 600 : 150); i++) {
                connect(client).ifPresent(flood::add);
            }
            for (int i = 0; i < flood.size(); i++) {
                flood.get(i).join(draft, attackedCoalition.as(Caller.REVIEWER).token());
                for (int state = 0; state < 8; state++) {
                    flood.get(i)
                            .awareness(
                                    draft, 10_000 + 8L * i + state, 1, "{\"padding\":\"" + "x".repeat(15_500) + "\"}");
                }
            }
            try (var colleague = DraftSocketClient.connect(port)
                            .joined(draft, attackedCoalition.as(Caller.DRAFTER).token());
                    var other = DraftSocketClient.connect(port)
                            .joined(
                                    draft,
                                    attackedCoalition.as(Caller.COORDINATOR).token())) {
                other.awareness(draft, 77, 1, "{\"user\":{}}");
                colleague.awaitHeard("\"COORDINATOR\"");
                assertThat(colleague.isClosed()).isFalse();
                assertThat(other.isClosed()).isFalse();
            }
        } finally {
            flood.forEach(DraftSocketClient::close);
        }
        assertThat(server.log()).doesNotContain("OutOfMemoryError");
    }

    private Optional<DraftSocketClient> connect(HttpClient client) {
        try {
            return Optional.of(DraftSocketClient.over(client, port));
        } catch (CompletionException e) {
            // Refused, as it should be at some point.
            return Optional.empty();
        }
    }

    @Test
    void socketsOfStrangersKeepNobodyOut() {
        var flood = new ArrayList<DraftSocketClient>();
        var client = DraftSocketClient.clientAtOwnAddress();
        try {
            for (int i = 0; i < (AttackTest.LONG ? 3_000 : 300); i++) {
                connect(client).ifPresent(flood::add);
            }
            try (var member = DraftSocketClient.connect(port)) {
                member.joined(
                        new DraftId(attackedCoalition.own().drafting()),
                        attackedCoalition.as(Caller.DRAFTER).token());
            }
        } finally {
            flood.forEach(DraftSocketClient::close);
        }
    }

    @Test
    void tokensAreNotToBeGuessedWithoutNotice() {
        var attacker = new Http(port);
        for (int i = 0; i < MANY; i++) {
            var answer = attacker.get("/api/v1/me", CallerCredentials.bearer("communique_" + "A".repeat(40) + i));
            assertThat(answer.status()).isIn(401, 429);
        }
        assertThat(attacker.post("/api/v1/statements", CallerCredentials.NONE, Map.of())
                        .status())
                .isIn(401, 429);
    }
}
