package org.communique.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.communique.storage.embedded.EmbeddedMongo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

class ReconcileQueueTests {

    private static final String KIND = "letter";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:17Z");

    @TempDir
    Path folder;

    private EmbeddedMongo embedded;
    private MongoClient client;
    private MongoTemplate mongo;
    private final Letters letters = new Letters();

    @BeforeEach
    void open() {
        embedded = EmbeddedMongo.open(folder);
        client = MongoClients.create(embedded.uri("communique"));
        mongo = new MongoTemplate(client, "communique");
    }

    @AfterEach
    void close() {
        client.close();
        embedded.close();
    }

    @Test
    void givesAChangeHalfAMinuteAtLeastAndAMinuteAtMost() {
        server(Duration.ZERO).add(KIND, "a");

        server(Duration.ofSeconds(30)).work(letters);
        assertThat(letters.seen).isEmpty();
        server(Duration.ofSeconds(60)).work(letters);
        assertThat(letters.seen).containsExactly("a");
    }

    @Test
    void looksOnceAtWhatWasChangedSeveralTimes() {
        var server = server(Duration.ZERO);
        server.add(KIND, "a");
        server.add(KIND, "a");
        server(Duration.ofSeconds(5)).add(KIND, "a");

        server(Duration.ofMinutes(2)).work(letters);
        server(Duration.ofMinutes(3)).work(letters);

        assertThat(letters.seen).containsExactly("a");
        assertThat(entries()).isZero();
    }

    @Test
    void looksAgainAtWhatChangesDuringALook() {
        server(Duration.ZERO).add(KIND, "a");
        letters.during = () -> server(Duration.ofMinutes(2)).add(KIND, "a");

        server(Duration.ofMinutes(2)).work(letters);
        letters.during = () -> {};
        server(Duration.ofMinutes(4)).work(letters);

        assertThat(letters.seen).containsExactly("a", "a");
    }

    @Test
    void looksAgainWhenTimeBringsSomething() {
        server(Duration.ZERO).add(KIND, "a");
        letters.next = Optional.of(NOW.plus(Duration.ofDays(1)));

        server(Duration.ofMinutes(2)).work(letters);
        server(Duration.ofHours(23)).work(letters);
        assertThat(letters.seen).hasSize(1);
        server(Duration.ofHours(24)).work(letters);
        assertThat(letters.seen).hasSize(2);
    }

    @Test
    void triesAgainWhatFailsAndLetsNothingWaitForIt() {
        server(Duration.ZERO).add(KIND, "a");
        server(Duration.ofSeconds(1)).add(KIND, "b");
        letters.failing = "a";

        server(Duration.ofMinutes(2)).work(letters);
        assertThat(letters.seen).containsExactlyInAnyOrder("a", "b");
        server(Duration.ofMinutes(4)).work(letters);
        assertThat(letters.seen).containsExactlyInAnyOrder("a", "b", "a");
    }

    @Test
    void leavesWhatIsOfAnotherKindOrDone() {
        var server = server(Duration.ZERO);
        server.add("call", "a");
        server.add(KIND, "b");
        server.done(KIND, "b");

        server(Duration.ofMinutes(2)).work(letters);

        assertThat(letters.seen).isEmpty();
        assertThat(entries()).isOne();
    }

    private long entries() {
        return mongo.getCollection("reconcileQueue").countDocuments();
    }

    /** A server that knows nothing of the others, as it would after a crash. */
    private ReconcileQueue server(Duration later) {
        var leases = new Leases(new SimpleMongoClientDatabaseFactory(client, "communique"));
        return new ReconcileQueue(mongo, leases, Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
    }

    private static final class Letters implements Reconciler {

        private final List<String> seen = new ArrayList<>();
        private Runnable during = () -> {};
        private Optional<Instant> next = Optional.empty();
        private String failing = "";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Optional<Instant> reconcile(String subject) {
            seen.add(subject);
            during.run();
            if (subject.equals(failing)) {
                throw new IllegalStateException("the letter cannot be finished");
            }
            return next;
        }
    }
}
