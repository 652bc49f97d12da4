package org.communique.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.Document;
import org.communique.ReplicaSetServerTest;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.MemberId;
import org.communique.storage.FakeReplicaSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

@ReplicaSetServerTest
class EventOutboxTests {

    private static final MailProperties LEASE_OF_A_SECOND = new MailProperties(
            4,
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            Duration.ofDays(3),
            Duration.ofSeconds(1),
            200,
            Duration.ofDays(1));

    @TypeAlias("Happened")
    record Happened(String what) {}

    /** Looks into the store first, as all news do. */
    static final class Gossip implements NotificationListener {

        final Queue<String> told = new ConcurrentLinkedQueue<>();
        final Queue<String> tried = new ConcurrentLinkedQueue<>();
        final Queue<MemberId> acted = new ConcurrentLinkedQueue<>();
        private final OutgoingMails mails;

        Gossip(OutgoingMails mails) {
            this.mails = mails;
        }

        @Override
        public Set<Class<?>> events() {
            return Set.of(Happened.class);
        }

        @Override
        public void handle(StoredEvent stored) {
            var what = ((Happened) stored.event()).what();
            tried.add(what);
            mails.count(MailState.QUEUED);
            told.add(what);
            ActingMember.find().ifPresent(acted::add);
        }
    }

    @Autowired
    ApplicationContext server;

    @Autowired
    FakeReplicaSet set;

    @Autowired
    Gossip gossip;

    @Test
    void sendsAMailOnceThoughTheStoreIsAwayWhenTheRelayHasTakenIt() throws Exception {
        var to = new EmailAddress("ada@guest.example");
        var id = MailId.of("while the store is away", to);
        try (var relay = new ScriptedRelay(ScriptedRelay::takesAll);
                var node =
                        OutboxWithRelay.at(relay.port(), server, Clock.tickMillis(ZoneOffset.UTC), LEASE_OF_A_SECOND);
                var unanswered = set.hold(EventOutboxTests::recordsAResult)) {
            node.outbox().put(id, new Mail("REMINDED", to, null, List.of(), "One", "Text", null, null, null));
            unanswered.awaitArrival();

            await().until(() -> node.outbox().status(id).orElseThrow().state() == MailState.HANDED_OVER);
            assertThat(relay.accepted()).hasSize(1);
        }
    }

    private static boolean recordsAResult(BsonDocument command) {
        return command.get("update", new BsonString("")).equals(new BsonString("outbox"))
                && command.toString().contains(MailState.HANDED_OVER.name());
    }

    @Test
    void tellsOfWhatHappenedWhileTheStoreWasAway() {
        var member = MemberId.random();
        set.stepDown();
        try {
            SecurityContextHolder.getContext()
                    .setAuthentication(
                            UsernamePasswordAuthenticationToken.authenticated(member.value(), null, List.of()));
            server.publishEvent(new Happened("an election"));
        } finally {
            SecurityContextHolder.clearContext();
        }
        await().until(() -> gossip.tried.contains("an election"));
        assertThat(gossip.told).isEmpty();
        set.elect();

        await().untilAsserted(() -> {
            OutboxWithRelay.tellOfWhatWasLeft(server);
            assertThat(gossip.told).containsOnly("an election");
            assertThat(gossip.acted).containsOnly(member);
        });
    }

    /** A class may be moved or renamed, and the outbox of a server that is updated has some. */
    @Test
    void storesEachEventUnderALastingName() {
        var events = server.getBeansOfType(NotificationListener.class).values().stream()
                .flatMap(listener -> listener.events().stream())
                .distinct()
                .toList();

        assertThat(events)
                .allSatisfy(event -> assertThat(event).hasAnnotation(TypeAlias.class))
                .extracting(event -> event.getAnnotation(TypeAlias.class).value())
                .doesNotHaveDuplicates();
    }

    @Test
    void tellsOfWhatAnEarlierReleaseLeftUnderThatName() {
        server.getBean(MongoOperations.class)
                .getCollection("eventOutbox")
                .insertOne(new Document("_id", "left")
                        .append("event", new Document("what", "an upgrade").append("_class", "Happened"))
                        .append("at", new Date()));

        OutboxWithRelay.tellOfWhatWasLeft(server);

        await().untilAsserted(() -> assertThat(gossip.told).contains("an upgrade"));
    }
}
