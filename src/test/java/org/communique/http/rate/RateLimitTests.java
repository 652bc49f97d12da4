package org.communique.http.rate;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.communique.storage.embedded.EmbeddedMongo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;

class RateLimitTests {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String KEY = "192.0.2.0/24";

    @TempDir
    Path folder;

    private EmbeddedMongo embedded;
    private MongoClient client;
    private final AtomicInteger commands = new AtomicInteger();

    @BeforeEach
    void open() {
        embedded = EmbeddedMongo.open(folder);
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(embedded.uri("communique")))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        commands.incrementAndGet();
                    }
                })
                .build());
    }

    @AfterEach
    void close() {
        client.close();
        embedded.close();
    }

    @Test
    void countsWhatAllServersAllow() {
        var here = server(Duration.ZERO);
        var there = server(Duration.ZERO);

        assertThat(here.allows(KEY)).isTrue();
        assertThat(there.allows(KEY)).isTrue();
        assertThat(here.allows(KEY)).isTrue();
        assertThat(there.allows(KEY)).isFalse();
        assertThat(server(Duration.ZERO).allows(KEY)).isFalse();
        assertThat(there.allows("198.51.100.0/24")).isTrue();
    }

    @Test
    void allowsOneMoreEachTime() {
        for (int i = 0; i < 3; i++) {
            assertThat(server(Duration.ZERO).allows(KEY)).isTrue();
        }

        assertThat(server(Duration.ofSeconds(59)).allows(KEY)).isFalse();
        assertThat(server(Duration.ofSeconds(60)).allows(KEY)).isTrue();
        assertThat(server(Duration.ofSeconds(60)).allows(KEY)).isFalse();
        for (int i = 0; i < 3; i++) {
            assertThat(server(Duration.ofMinutes(10)).allows(KEY)).isTrue();
        }
        assertThat(server(Duration.ofMinutes(10)).allows(KEY)).isFalse();
    }

    @Test
    void allowsNoMoreToManyThatComeAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(16)) {
            var attempts = IntStream.range(0, 64)
                    .mapToObj(_ -> server(Duration.ZERO))
                    .<Callable<Boolean>>map(server -> () -> server.allows(KEY))
                    .toList();

            assertThat(threads.invokeAll(attempts).stream().filter(Future::resultNow))
                    .hasSize(3);
        }
    }

    @Test
    void asksTheStoreForNothingThatThisServerRefuses() {
        var server = server(Duration.ZERO);
        for (int i = 0; i < 3; i++) {
            server.allows(KEY);
        }
        commands.set(0);

        for (int i = 0; i < 1_000; i++) {
            assertThat(server.allows(KEY)).isFalse();
        }

        assertThat(commands).hasValue(0);
    }

    @Test
    void forgetsOnAllServersWhatIsTakenBack() {
        for (int i = 0; i < 3; i++) {
            server(Duration.ZERO).allows(KEY);
        }

        server(Duration.ZERO).reset(KEY);

        assertThat(server(Duration.ZERO).allows(KEY)).isTrue();
    }

    @Test
    void isNotHeldUpByAServerWhoseClockWasAhead() {
        server(Duration.ofDays(3)).allows(KEY);

        assertThat(server(Duration.ZERO).allows(KEY)).isTrue();
    }

    @Test
    void keepsNothingThatMeansNothingAnyMore() {
        server(Duration.ZERO).allows(KEY);

        counts(Duration.ofMinutes(2)).removeEmpty();

        assertThat(client.getDatabase("communique").getCollection("rateLimits").countDocuments())
                .isZero();
    }

    @Test
    void countsManyAtOnceOverAllServersUpToAFigureThatMayChange() {
        assertThat(hourly(Duration.ZERO).allows(KEY, 6, 10)).isTrue();
        assertThat(hourly(Duration.ZERO).allows(KEY, 5, 10)).isFalse();
        assertThat(hourly(Duration.ZERO).allows(KEY, 4, 10)).isTrue();
        assertThat(hourly(Duration.ZERO).allows(KEY, 1, 10)).isFalse();
        assertThat(hourly(Duration.ZERO).allows(KEY, 1, 1_000_000)).isFalse();
        assertThat(hourly(Duration.ZERO).allows(KEY, 1, 7)).isFalse();
        assertThat(hourly(Duration.ZERO).allows("198.51.100.0/24", 11, 10)).isFalse();
        assertThat(hourly(Duration.ofMinutes(30)).allows(KEY, 6, 10)).isFalse();
        assertThat(hourly(Duration.ofMinutes(30)).allows(KEY, 5, 10)).isTrue();
        assertThat(hourly(Duration.ofMinutes(90)).allows(KEY, 10, 10)).isTrue();
    }

    @Test
    void countsNoMoreOfManyAtOnceThatComeTogether() throws Exception {
        try (var threads = Executors.newFixedThreadPool(16)) {
            var attempts = IntStream.range(0, 64)
                    .<Callable<Boolean>>mapToObj(
                            _ -> () -> hourly(Duration.ZERO).allows(KEY, 7, 50))
                    .toList();

            assertThat(threads.invokeAll(attempts).stream().filter(Future::resultNow))
                    .hasSize(7);
        }
    }

    private HourlyRateLimit hourly(Duration later) {
        return new RateLimitFactory(counts(later)).ofAnHour("test");
    }

    /** Allows 3 at once, and one more each minute. */
    private RateLimit server(Duration later) {
        return new RateLimitFactory(counts(later)).of("test", 3, Duration.ofMinutes(1));
    }

    private LeakyBuckets counts(Duration later) {
        var clock = Clock.fixed(NOW.plus(later), ZoneOffset.UTC);
        return new LeakyBuckets(new MongoTemplate(client, "communique"), clock);
    }
}
