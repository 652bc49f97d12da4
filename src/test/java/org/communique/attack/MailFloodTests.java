package org.communique.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIf;

/** Members and strangers who would have the server mail without end. */
@EnabledIf("org.communique.LongRun#isOn")
@TestInstance(Lifecycle.PER_CLASS)
class MailFloodTests {

    /** In long runs as many as once left within seconds, otherwise more than any limit. */
    private static final int FLOOD = AttackTest.LONG ? 459 : 330;

    private final GreenMail relay = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private AttackedServer server;
    private AttackedCoalition attackedCoalition;
    private Http http;
    private Browser strangers;
    private int sentinels;

    @BeforeAll
    void start() throws Exception {
        relay.start();
        server = AttackedServer.startWithRelay(relay.getSmtp().getPort());
        attackedCoalition = server.coalition();
        http = new Http(server.port());
        strangers = new Browser(server.port());
    }

    @AfterAll
    void stop() {
        server.close();
        relay.stop();
    }

    /** Each act that mails has a limit of its own. */
    @Test
    void aCoordinatorWhoMovesDeadlinesRemindsAndInvitesAllTheTimeSendsFew() {
        var coordinator = attackedCoalition.as(Caller.COORDINATOR);
        var call = "/api/v1/calls/" + attackedCoalition.own().call();
        var later = Instant.now().plus(Duration.ofDays(40));
        var before = received().size();

        for (int i = 0; i < FLOOD / 3; i++) {
            http.put(
                    call + "/deadline",
                    coordinator,
                    Map.of("deadline", later.plusSeconds(i).toString()));
            http.post(call + "/reconsideration", coordinator, Map.of());
            http.post("/api/v1/stages/" + attackedCoalition.own().stage() + "/reminders", coordinator, Map.of());
            http.put(
                    call + "/invitations/" + attackedCoalition.foreign(),
                    coordinator,
                    Map.of("contact", "victim" + i + "@victims.example", "contactName", "Vic"));
        }
        awaitAllTold();

        assertThat(to(address -> address.endsWith("@victims.example"))).isBetween(1, 70);
        assertThat(to(AttackedCoalition.address(Caller.SIGNER)::equals)).isLessThan(10);
        assertThat(received().size() - before).isLessThan(FLOOD / 2);
    }

    @Test
    void aReviewerWhoCommentsAllTheTimeSendsFew() {
        var reviewer = attackedCoalition.as(Caller.REVIEWER);
        var comments = "/api/v1/statements/" + attackedCoalition.own().reviewed() + "/versions/1/comments";
        var before = received().size();

        for (int i = 0; i < FLOOD / 3; i++) {
            http.post(comments, reviewer, Map.of("paragraph", "p2", "exact", "keep", "text", "Flood " + i));
            http.post(
                    "/api/v1/comments/" + attackedCoalition.own().comment() + "/replies",
                    reviewer,
                    Map.of("text", "Flood " + i));
        }
        awaitAllTold();

        assertThat(received().size() - before).isLessThan(20);
    }

    /** The last limit, where the act has none of its own. What guards accounts is sent all the same. */
    @Test
    void anAdministratorWhoMailsLinksAllTheTimeIsStoppedAndOthersHear() {
        var administrator = attackedCoalition.as(Caller.ADMINISTRATOR);
        var member = attackedCoalition.member(Caller.MEMBER);
        var mailed = 0;
        for (int i = 0; i < FLOOD; i++) {
            var answer = http.post("/api/v1/members/" + member + "/link", administrator, Map.of());
            if (answer.status() == 503) {
                assertThat(answer.text()).contains("not-mailed").doesNotContain("/link/");
            } else {
                assertThat(answer.status()).isEqualTo(200);
                mailed++;
            }
        }
        awaitAllTold();

        var sent = mailed;
        await().until(() -> to(AttackedCoalition.address(Caller.MEMBER)::equals) >= sent);
        assertThat(to(AttackedCoalition.address(Caller.MEMBER)::equals)).isBetween(200, 300);
        var counts = http.get("/api/v1/mails?state=WITHHELD", administrator)
                .orFail()
                .json()
                .get("counts");
        assertThat(counts.get("WITHHELD").asInt()).isEqualTo(FLOOD - mailed);
        assertThat(subjects("everything@example.org"))
                .containsOnlyOnce("Mails about what Amina Odhiambo did are not sent for now");
        assertThat(subjects(AttackedCoalition.ADMINISTRATOR))
                .containsOnlyOnce("Mails about what you did are not sent for now");
    }

    @Test
    void strangersOfManyNetworksMailOneMailboxFewTimes() {
        for (int i = 0; i < 200; i++) {
            ask("198.51." + i + ".7", "one@mailbox.example");
        }

        await().until(() -> queued() == 0);
        assertThat(to("one@mailbox.example"::equals)).isBetween(1, 10);
    }

    /** Who has a /48 has 65,536 networks, which are one stranger's. */
    @Test
    void strangersOfOneLargeNetworkMailFew() {
        for (int i = 0; i < FLOOD; i++) {
            ask("2001:db8:7:" + Integer.toHexString(i * 64) + "::1", "m" + i + "@d" + i % 40 + ".large.example");
        }

        await().until(() -> queued() == 0);
        assertThat(to(address -> address.endsWith(".large.example"))).isBetween(1, 100);
    }

    @Test
    void requestsOfManyNetworksAndDomainsFillNoMoreThanTheRoomAndLeaveEachDomainItsOwn() {
        ask("203.0.113.1", "first@small.example");
        for (int i = 0; i < 120; i++) {
            ask("192.0." + i + ".1", "m" + i + "@crowd.example");
        }

        var waiting = http.get(
                        "/api/v1/calls/" + attackedCoalition.own().call() + "/join-requests",
                        attackedCoalition.as(Caller.COORDINATOR))
                .orFail();
        assertThat(waiting.text()).doesNotContain("crowd.example");
        await().until(() -> queued() == 0);
        assertThat(to("first@small.example"::equals)).isOne();
    }

    private void ask(String address, String contact) {
        var name = contact.replaceAll("[^a-z0-9]", " ");
        var answer = strangers
                .saying("X-Forwarded-For", address)
                .post(
                        "/calls/" + attackedCoalition.own().call(),
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
                        contact,
                        "message",
                        "");
        assertThat(answer.status()).isIn(200, 429);
    }

    /** Two threads tell of what happened, in order: once each has told of something that came later, all is told. */
    private void awaitAllTold() {
        for (int i = 0; i < 2; i++) {
            var name = "Sentinel " + sentinels++;
            http.post(
                            "/api/v1/members",
                            attackedCoalition.as(Caller.ADMINISTRATOR),
                            Map.of(
                                    "name",
                                    name,
                                    "email",
                                    name.replace(" ", "") + "@example.org",
                                    "organisation",
                                    attackedCoalition.foreign(),
                                    "roles",
                                    List.of("COORDINATOR")))
                    .orFail();
            await().until(() -> subjects("everything@example.org").anyMatch(subject -> subject.contains(name)));
        }
        await().until(() -> queued() == 0);
    }

    private int queued() {
        return http.get("/api/v1/mails", attackedCoalition.as(Caller.ADMINISTRATOR))
                .orFail()
                .json()
                .get("counts")
                .get("QUEUED")
                .asInt();
    }

    private List<MimeMessage> received() {
        return List.of(relay.getReceivedMessages());
    }

    private int to(Predicate<String> address) {
        return (int) received().stream()
                .map(MailFloodTests::recipient)
                .filter(address)
                .count();
    }

    private Stream<String> subjects(String address) {
        return received().stream()
                .filter(mail -> recipient(mail).equals(address))
                .map(MailFloodTests::subject);
    }

    private static String recipient(MimeMessage mail) {
        try {
            return Arrays.stream(mail.getAllRecipients())
                    .findFirst()
                    .orElseThrow()
                    .toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
