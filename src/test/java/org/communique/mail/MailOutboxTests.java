package org.communique.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.internet.MimeUtility;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.communique.LongRun;
import org.communique.ServerTest;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.MemberId;
import org.communique.job.Leases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

@ServerTest
class MailOutboxTests {

    private static final EmailAddress TO = new EmailAddress("ada@guest.example");

    private final Clock clock = Clock.tickMillis(ZoneOffset.UTC);

    @Autowired
    ApplicationContext server;

    @Autowired
    MongoOperations mongo;

    @Autowired
    MailOutbox withoutRelay;

    @Autowired
    MailProperties properties;

    @Autowired
    Leases leases;

    @BeforeEach
    @AfterEach
    void empty() {
        mongo.remove(new Query(), OutgoingMail.class);
    }

    @Test
    void givesTheSameEventAndRecipientTheSameId() {
        assertThat(MailId.of("STAGE_OPENED/s1", TO)).isEqualTo(MailId.of("STAGE_OPENED/s1", TO));
        assertThat(MailId.of("STAGE_OPENED/s1", TO))
                .isNotEqualTo(MailId.of("STAGE_OPENED/s2", TO))
                .isNotEqualTo(MailId.of("STAGE_OPENED/s1", new EmailAddress("eve@guest.example")));
    }

    @Test
    void sendsNothingToTheRelayWhileTheDemoIsFilled() {
        try (var node = OutboxWithRelay.start(server, clock)) {
            var demo = new DemoRelay(node.mailRelay(), new OutgoingMails(mongo), mongo, clock);
            demo.replaceRelay(() -> {
                assertThat(node.outbox().hasRelay()).isFalse();
                node.outbox().put(MailId.of("filling", TO), mail(TO));
            });
            assertThat(stored(MailId.of("filling", TO)).state()).isEqualTo(MailState.NO_RELAY);
            assertThat(node.outbox().hasRelay()).isTrue();
        }
    }

    @Test
    void handsTheMailOverWithAMessageIdOfItsOwnAndKeepsNoText() throws Exception {
        var id = MailId.of("event", TO);
        try (var node = OutboxWithRelay.start(server, clock)) {
            var file = Attachment.text("receipt.txt", "received");
            var stop = URI.create("https://coalition.example/stop");
            node.outbox()
                    .put(id, new Mail("REMINDED", TO, null, List.of(), "One\r\nBcc: two", "Text", file, stop, null));
            node.outbox().put(id, mail(TO));

            var message = node.received(1).getFirst();
            assertThat(message.getMessageID()).isEqualTo("<" + id.value() + "@coalition.example>");
            assertThat(message.getSubject()).isEqualTo("One Bcc: two");
            assertThat(message.getHeader("List-Unsubscribe")).containsExactly("<" + stop + ">");
            assertThat(GreenMailUtil.getBody(message)).contains("Text", "receipt.txt", "received");
            awaitState(node, id, MailState.HANDED_OVER);
            assertThat(stored(id).content()).isNull();
            assertThat(node.received(1)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=?UTF-8?Q?=0D=0ABcc:_x@evil.example?=",
                "Shared with you: =?utf-8?b?DQpCY2M6IHhAZXZpbC5leGFtcGxl?= and more",
                "é =?UTF-8?Q?=0D=0ABcc:_x@evil.example?=",
                "=?UTF-8?Q?=0D=0ABcc:_x@evil.example?= é",
                "a =? b",
            })
    void showsASubjectAsTypedThatLooksEncoded(String title) throws Exception {
        var words = (title + " ").repeat(9).strip();
        try (var node = OutboxWithRelay.start(server, clock)) {
            node.outbox()
                    .put(
                            MailId.of("event", TO),
                            new Mail("TEST", TO, null, List.of(), words, "Text", null, null, null));

            var message = node.received(1).getFirst();

            assertThat(message.getSubject()).isEqualTo(words);
            assertThat(String.join("", message.getHeader("Subject")).split("\\R"))
                    .allMatch(line -> line.length() < 77);
            assertThat(Collections.list(message.getAllHeaders()))
                    .extracting(header -> MimeUtility.decodeText(MimeUtility.unfold(header.getValue())))
                    .noneMatch(value -> value.contains("\n") || value.contains("\r"));
        }
    }

    @Test
    void keepsOnRecordThatThereWasNoRelay() {
        var id = MailId.of("event", TO);

        assertThat(withoutRelay.put(id, mail(TO))).isFalse();

        assertThat(withoutRelay.status(id).orElseThrow().state()).isEqualTo(MailState.NO_RELAY);
        assertThat(stored(id).content()).isNull();
        assertThat(withoutRelay.isFailing(TO)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RCPT", "DATA", "."})
    void givesUpAtOnceWhatTheRelayRefusesForGood(String command) {
        var id = MailId.of("event", TO);
        try (var relay = new ScriptedRelay(at(command, "550 5.1.1 no such user"));
                var node = OutboxWithRelay.at(relay.port(), server, clock, days(3))) {
            node.outbox().put(id, mail(TO));

            awaitState(node, id, MailState.REFUSED);
            assertThat(node.outbox().status(id).orElseThrow().answer()).contains("550", "no such user");
            assertThat(node.outbox().isFailing(TO)).isTrue();
            assertThat(relay.accepted()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RCPT", "DATA", "."})
    void triesAgainWhatTheRelayDefers(String command) {
        var id = MailId.of("event", TO);
        try (var relay = new ScriptedRelay(at(command, "451 4.7.1 try again later"));
                var node = OutboxWithRelay.at(relay.port(), server, clock, days(3))) {
            node.outbox().put(id, mail(TO));
            await().until(() -> node.outbox().status(id).orElseThrow().attempts() >= 2);
            assertThat(node.outbox().status(id).orElseThrow().answer()).contains("451");
            assertThat(node.outbox().isFailing(TO)).isTrue();

            relay.answer(ScriptedRelay::takesAll);

            awaitState(node, id, MailState.HANDED_OVER);
            assertThat(relay.accepted()).containsExactly("<" + id.value() + "@coalition.example>");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 5.7.1 sender refused", "421 closing"})
    void keepsTryingWhereTheRelayWantsNothingFromThisServer(String answer) {
        var id = MailId.of("event", TO);
        try (var relay = new ScriptedRelay(at("MAIL", answer));
                var node = OutboxWithRelay.at(relay.port(), server, clock, days(3))) {
            node.outbox().put(id, mail(TO));
            await().until(() -> node.outbox().status(id).orElseThrow().attempts() >= 2);

            assertThat(node.outbox().status(id).orElseThrow().state()).isEqualTo(MailState.QUEUED);
        }
    }

    /** Earlier builds admitted them; without SMTPUTF8 they would reach another mailbox, or break the command. */
    @ParameterizedTest
    @ValueSource(strings = {"vũctim@target.example", "上@target.example", "a@bad_domain.example"})
    void refusesAStoredAddressThatSmtpDoesNotTakeAndSendsTheOthers(String address) {
        var id = MailId.of("stored", TO);
        var commands = new CopyOnWriteArrayList<String>();
        try (var relay = new ScriptedRelay(line -> {
                    commands.add(line);
                    return ScriptedRelay.takesAll(line);
                });
                var node = OutboxWithRelay.at(relay.port(), server, clock, slowly())) {
            node.sender().stop();
            node.outbox().put(id, mail(TO));
            mongo.updateFirst(
                    Query.query(Criteria.where("_id").is(id)), Update.update("to", address), OutgoingMail.class);
            var other = MailId.of("event", TO);
            node.outbox().put(other, mail(TO));
            node.sender().start();

            awaitState(node, other, MailState.HANDED_OVER);
            awaitState(node, id, MailState.REFUSED);
            assertThat(node.outbox().status(id).orElseThrow().answer()).contains("address");
            assertThat(commands)
                    .filteredOn(line -> line.startsWith("RCPT"))
                    .containsExactly("RCPT TO:<ada@guest.example>");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT,421 4.7.0 try later",
        "DATA,421 closing",
        ".,421 closing",
        "RCPT,hang up",
        "DATA,hang up",
        ".,hang up"
    })
    void sendsOtherMailsWhileTheRelayEndsTheConversationAtOne(String command, String answer) {
        var bad = new EmailAddress("bad@guest.example");
        var id = MailId.of("event", bad);
        var others = mails(3);
        try (var relay = new ScriptedRelay(atMailTo(bad, command, answer));
                var node = OutboxWithRelay.at(relay.port(), server, clock, slowly())) {
            node.outbox().put(id, mail(bad));
            await().until(() -> node.outbox().status(id).orElseThrow().attempts() == 1);
            node.outbox().putAll(others);

            awaitAll(node, others);
            var status = node.outbox().status(id).orElseThrow();
            assertThat(status.state()).isEqualTo(MailState.QUEUED);
            assertThat(status.attempts()).isEqualTo(1);
            assertThat(status.at()).isAfter(clock.instant().plusSeconds(30));
            assertThat(relay.accepted()).hasSize(3).doesNotHaveDuplicates();
        }
    }

    @Test
    void sendsOtherMailsWhileTheRelaySaysNothingAtOne() {
        var bad = new EmailAddress("bad@guest.example");
        var id = MailId.of("event", bad);
        var others = mails(3);
        try (var relay = new ScriptedRelay(atMailTo(bad, "RCPT", null));
                var node = OutboxWithRelay.at(relay.port(), server, clock, slowly())) {
            node.outbox().put(id, mail(bad));
            await().until(() -> node.outbox().status(id).orElseThrow().attempts() == 1);
            node.outbox().putAll(others);

            awaitAll(node, others);
            assertThat(node.outbox().status(id).orElseThrow().attempts()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 ", "550-line\r\n"})
    void readsNoAnswerWithoutEnd(String piece) {
        var id = MailId.of("event", TO);
        var answer = "550-\r\n" + piece + piece.repeat(LimitedAnswers.LONGEST / piece.length()) + "\r\n550 no";
        try (var relay = new ScriptedRelay(at("RCPT", answer));
                var node = OutboxWithRelay.at(relay.port(), server, clock, slowly())) {
            node.outbox().put(id, mail(TO));

            await().until(() -> node.outbox().status(id).orElseThrow().attempts() == 1
                    || node.outbox().status(id).orElseThrow().state() != MailState.QUEUED);
            assertThat(node.outbox().status(id).orElseThrow().state()).isEqualTo(MailState.QUEUED);
        }
    }

    @Test
    void restsOnceTheRelayEndsTheConversationAtSeveralMails() {
        var first = mails(3);
        var next = MailId.of("next", TO);
        try (var relay = new ScriptedRelay(at("RCPT", "421 closing"));
                var node = OutboxWithRelay.at(relay.port(), server, clock, slowly())) {
            node.outbox().putAll(first);
            await().until(() ->
                    node.outbox().statuses(first.keySet()).values().stream().allMatch(mail -> mail.attempts() == 1));
            await().until(node.sender()::rests);
            relay.answer(ScriptedRelay::takesAll);
            node.outbox().put(next, mail(TO));

            await().during(Duration.ofSeconds(1))
                    .until(() -> node.outbox().status(next).orElseThrow().state() == MailState.QUEUED);
            assertThat(relay.accepted()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EHLO", "MAIL"})
    void restsAtOnceWhereTheRelayTakesNoMail(String command) {
        try (var relay = new ScriptedRelay(line -> command.isEmpty()
                        ? line.isEmpty() ? "421 closing" : ScriptedRelay.takesAll(line)
                        : line.startsWith(command) || line.startsWith("HELO")
                                ? "421 closing"
                                : ScriptedRelay.takesAll(line));
                var node = OutboxWithRelay.at(relay.port(), server, clock, slowly())) {
            node.outbox().put(MailId.of("event", TO), mail(TO));

            await().until(node.sender()::rests);
        }
    }

    @Test
    void sendsNoMailAgainWhoseConnectionEndedAfterTheRelayTookIt() {
        var id = MailId.of("event", TO);
        try (var relay = new ScriptedRelay(line -> line.equals("QUIT") ? null : ScriptedRelay.takesAll(line));
                var node = OutboxWithRelay.at(relay.port(), server, clock, days(3))) {
            node.outbox().put(id, mail(TO));

            awaitState(node, id, MailState.HANDED_OVER);
            assertThat(node.outbox().status(id).orElseThrow().attempts()).isZero();
            assertThat(relay.accepted()).hasSize(1);
        }
    }

    @Test
    void givesUpWhatCouldNotBeHandedOverInTimeAndTriesItAgainWhenTold() {
        var id = MailId.of("event", TO);
        try (var relay = new ScriptedRelay(at("RCPT", "450 busy"));
                var node = OutboxWithRelay.at(
                        relay.port(), server, clock, OutboxWithRelay.quick(Duration.ofMillis(300)))) {
            node.outbox().put(id, mail(TO));
            awaitState(node, id, MailState.GIVEN_UP);
            assertThat(node.outbox().status(id).orElseThrow().retryable()).isTrue();

            relay.answer(ScriptedRelay::takesAll);
            assertThat(node.outbox().tryAgain(id)).isTrue();

            awaitState(node, id, MailState.HANDED_OVER);
            assertThat(node.outbox().tryAgain(id)).isFalse();
            assertThat(relay.accepted()).hasSize(1);
        }
    }

    @Test
    void sendsNoLinkThatHasEnded() {
        var id = MailId.of("event", TO);
        try (var relay = new ScriptedRelay(ScriptedRelay::takesAll);
                var node = OutboxWithRelay.at(relay.port(), server, clock, days(3))) {
            var ended = clock.instant().minusSeconds(1);
            node.outbox().put(id, new Mail("LINK_RESET", TO, null, List.of(), "Link", "Text", null, null, ended));

            awaitState(node, id, MailState.GIVEN_UP);
            assertThat(relay.accepted()).isEmpty();
        }
    }

    @Test
    void holdsUpNothingWhenTheRelaySaysNothingAndSendsEachOnceItDoes() {
        var all = mails(20);
        try (var relay = new ScriptedRelay(ScriptedRelay::saysNothing);
                var node = OutboxWithRelay.at(relay.port(), server, clock, days(3))) {
            node.outbox().putAll(all);
            await().until(() -> relay.connections() > 0);
            await().until(() -> all.keySet().stream()
                    .anyMatch(id -> node.outbox().status(id).orElseThrow().attempts() > 0));

            relay.answer(ScriptedRelay::takesAll);

            awaitAll(node, all);
            assertThat(relay.accepted()).hasSize(20).doesNotHaveDuplicates();
        }
    }

    @Test
    void sendsEachOnceFromTwoNodesThatPutTheSame() {
        var all = mails(LongRun.either(60, 300));
        try (var relay = new ScriptedRelay(ScriptedRelay::takesAll);
                var one = OutboxWithRelay.at(relay.port(), server, clock, days(3));
                var other = OutboxWithRelay.at(relay.port(), server, clock, days(3))) {
            var putting = Thread.ofVirtual().start(() -> one.outbox().putAll(all));
            other.outbox().putAll(all);
            await().until(() -> !putting.isAlive());

            awaitAll(one, all);
            assertThat(relay.accepted()).hasSize(all.size()).doesNotHaveDuplicates();
        }
    }

    @Test
    void takesOverWhatANodeThatDiedHadClaimed() {
        var id = MailId.of("event", TO);
        var mails = new OutgoingMails(mongo);
        try (var silent = new ScriptedRelay(ScriptedRelay::saysNothing);
                var dead = OutboxWithRelay.at(silent.port(), server, clock, days(3))) {
            dead.sender().stop();
            dead.outbox().put(id, mail(TO));
        }
        var now = clock.instant();
        assertThat(mails.claim(Set.of(), now, now.plusMillis(200), "dead")).isPresent();
        assertThat(mails.claim(Set.of(), now, now.plusMillis(200), "other")).isEmpty();

        try (var relay = new ScriptedRelay(ScriptedRelay::takesAll);
                var node = OutboxWithRelay.at(relay.port(), server, clock, days(3))) {
            awaitState(node, id, MailState.HANDED_OVER);

            assertThat(relay.accepted()).hasSize(1);
            assertThat(mails.end(id, "dead", MailState.REFUSED, now, "late")).isFalse();
        }
    }

    @Test
    void pausesLongerEachTimeUpToTheLongest() {
        assertThat(IntStream.rangeClosed(1, 4).mapToObj(properties::pause))
                .containsExactly(
                        Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(4), Duration.ofMinutes(8));
        assertThat(properties.pause(1000)).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void forgetsTextsOfFailedMailsAndThenTheMails() {
        try (var relay = new ScriptedRelay(at("RCPT", "550 no"));
                var node = OutboxWithRelay.at(relay.port(), server, clock, days(3))) {
            var id = MailId.of("event", TO);
            node.outbox().put(id, mail(TO));
            awaitState(node, id, MailState.REFUSED);
            later(Duration.ofDays(6)).removeExpired();
            assertThat(stored(id).content()).isNotNull();

            later(Duration.ofDays(8)).removeExpired();
            assertThat(stored(id).content()).isNull();
            later(Duration.ofDays(366)).removeExpired();
            assertThat(mongo.findById(id, OutgoingMail.class)).isNull();
        }
    }

    private OutboxRetention later(Duration time) {
        var then = Clock.fixed(Instant.now().plus(time), ZoneOffset.UTC);
        return new OutboxRetention(new OutgoingMails(mongo), new MailAttachments(mongo), properties, leases, then);
    }

    private static Map<MailId, Mail> mails(int count) {
        Map<MailId, Mail> mails = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            var to = new EmailAddress("member" + i + "@guest.example");
            mails.put(MailId.of("event", to), mail(to));
        }
        return mails;
    }

    private static Mail mail(EmailAddress to) {
        return new Mail("REMINDED", to, List.of(new MemberId("ada")), "Subject", "Text");
    }

    private static MailProperties days(int days) {
        return OutboxWithRelay.quick(Duration.ofDays(days));
    }

    /** With pauses as shipped. */
    private static MailProperties slowly() {
        return new MailProperties(
                4,
                Duration.ofMinutes(1),
                Duration.ofHours(6),
                Duration.ofDays(3),
                Duration.ofMinutes(1),
                200,
                Duration.ofDays(1));
    }

    /** Answers a command of the conversation about one mail. */
    private static Function<String, @Nullable String> atMailTo(
            EmailAddress to, String command, @Nullable String answer) {
        var about = new AtomicBoolean();
        return line -> {
            if (line.startsWith("RCPT")) {
                about.set(line.contains(to.value()));
            }
            return about.get() && line.startsWith(command) ? answer : ScriptedRelay.takesAll(line);
        };
    }

    private static Function<String, @Nullable String> at(String command, String answer) {
        return line -> line.startsWith(command) ? answer : ScriptedRelay.takesAll(line);
    }

    private static void awaitState(OutboxWithRelay node, MailId id, MailState state) {
        await().until(() -> node.outbox().status(id).orElseThrow().state() == state);
    }

    private static void awaitAll(OutboxWithRelay node, Map<MailId, Mail> all) {
        await().until(() -> node.outbox().statuses(all.keySet()).values().stream()
                .allMatch(mail -> mail.state() == MailState.HANDED_OVER));
    }

    private OutgoingMail stored(MailId id) {
        return Objects.requireNonNull(mongo.findById(id, OutgoingMail.class));
    }
}
