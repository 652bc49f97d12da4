package org.communique.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.communique.Pace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Connections that are held open by sending little. */
@AttackTest
@EnabledIf("org.communique.LongRun#isOn")
class SlowRequestTests {

    /** So many of each kind. */
    private static final int CONNECTIONS = 200;

    /** Far beyond any deadline of the server. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final List<String> HEADS =
            List.of("", "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ", "POST /sign-in HTTP/1.1\r\nHost: ");

    /** With a pause allowed to people on slow networks, and so for the long mode. */
    private static final List<String> BODIES = List.of(
            body("/sign-in", "application/x-www-form-urlencoded"),
            body("/forgotten", "application/x-www-form-urlencoded"),
            body("/invitation/x", "multipart/form-data; boundary=x"),
            body("/api/v1/statements", "application/json"),
            body("/operator/token", "application/json"),
            body("/?v-r=uidl&v-uiId=0", "application/json"),
            body("/collab", "application/json"),
            "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1;");

    private final AttackedServer server;

    SlowRequestTests(AttackedServer server) {
        this.server = server;
    }

    private static String body(String path, String type) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                + "\r\nContent-Length: 5000\r\n\r\n";
    }

    @Test
    void endsHeadsThatTrickleAndServesOthersMeanwhile() throws Exception {
        endsAndServesOthersMeanwhile(HEADS);
    }

    @Test
    void endsBodiesThatTrickleAndServesOthersMeanwhile() throws Exception {
        endsAndServesOthersMeanwhile(BODIES);
    }

    /** With deadlines alone an address could hold as many as it likes, by opening them again. */
    @Test
    void letsOneAddressHoldSoManyConnectionsAndServesOthersMeanwhile() {
        var held = new ArrayList<Wire>();
        try {
            for (int i = 0; i < 4_000; i++) {
                var wire = Wire.from("127.0.29.1", server.port());
                wire.write(HEADS.get(1));
                held.add(wire);
            }
            assertThat(new Browser(server.port()).get("/sign-in").status()).isEqualTo(200);
            // The last ones may not have heard yet that they are refused.
            await().untilAsserted(() -> assertThat(
                            held.stream().filter(wire -> !wire.isCutOff()).count())
                    .isLessThanOrEqualTo(256));
        } finally {
            held.forEach(Wire::close);
        }
    }

    /** Room is reserved for what a body is said to have. */
    @Test
    void letsOthersSendTheLargestBodiesWhileTwoMembersHoldAllRoom() throws Exception {
        var coalition = server.coalition();
        var draft = "/api/v1/statements/" + coalition.own().drafting() + "/draft";
        var held = new ArrayList<Wire>();
        try {
            for (var caller : List.of(Caller.MEMBER, Caller.OUTSIDER)) {
                for (int length : new int[] {11_000_000, 5_700_000}) {
                    held.add(begin(caller, draft, length));
                }
            }
            Pace.pause(Duration.ofSeconds(1));
            assertThat(put(draft, 300_000)).isEqualTo(200);
            int status = 503;
            for (int second = 0; status == 503 && second < 20; second++) {
                held.forEach(wire -> wire.write("a".repeat(4_500)));
                // As often as the refusals say.
                status = second % 5 == 0 ? put(draft, 11_000_000) : status;
                Pace.pause(Duration.ofSeconds(1));
            }
            assertThat(status).as("too long a text, which was read").isEqualTo(422);
        } finally {
            held.forEach(Wire::close);
        }
    }

    /** Before a body would be ended for others. */
    @Test
    void letsOthersSendBodiesWhileMembersDropTheirsAndComeBackAtOnce() throws Exception {
        var draft = "/api/v1/statements/" + server.coalition().own().drafting() + "/draft";
        var stopped = new CountDownLatch(1);
        try (var attackers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var caller : List.of(Caller.MEMBER, Caller.OUTSIDER, Caller.SIGNER)) {
                attackers.submit(() -> {
                    boolean ends = false;
                    while (!ends) {
                        try (var _ = begin(caller, draft, 11_150_000)) {
                            ends = stopped.await(2, TimeUnit.SECONDS);
                        }
                    }
                    return true;
                });
            }
            try {
                Pace.pause(Duration.ofSeconds(1));
                int large = 503;
                for (int attempt = 0; large == 503 && attempt < 5; attempt++) {
                    assertThat(put(draft, 300_000)).isEqualTo(200);
                    large = put(draft, 11_000_000);
                    Pace.pause(Duration.ofSeconds(3));
                }
                assertThat(large).as("too long a text, which was read").isEqualTo(422);
                assertThat(put(draft, 300_000)).isEqualTo(200);
            } finally {
                stopped.countDown();
            }
        }
    }

    private Wire begin(Caller caller, String draft, int length) {
        var wire = Wire.to(server.port());
        wire.write("PUT " + draft + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/markdown\r\n"
                + "Authorization: Bearer " + server.coalition().as(caller).token() + "\r\nContent-Length: " + length
                + "\r\n\r\na");
        return wire;
    }

    private int put(String draft, int length) {
        var headers = server.coalition().as(Caller.DRAFTER).headersAnd("Content-Type", "text/markdown");
        return new Http(server.port())
                .send("PUT", draft, "a ".repeat(length / 2).getBytes(StandardCharsets.UTF_8), headers)
                .status();
    }

    private void endsAndServesOthersMeanwhile(List<String> beginnings) throws Exception {
        var log = LogExcerpt.from(server);
        try (var attackers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> attacks = new ArrayList<>();
            for (var beginning : beginnings) {
                for (int i = 0; i < CONNECTIONS; i++) {
                    attacks.add(attackers.submit(() -> trickle(beginning)));
                }
            }
            assertThat(new Browser(server.port()).get("/sign-in").status()).isEqualTo(200);
            for (var attack : attacks) {
                attack.get(PATIENCE.toSeconds() + 10, TimeUnit.SECONDS);
            }
        }
        log.assertAtMost(beginnings.size() * CONNECTIONS);
    }

    /** A byte a second is never silence. */
    private @Nullable Void trickle(String beginning) throws InterruptedIOException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        try (var wire = Wire.to(server.port())) {
            wire.write(beginning);
            while (wire.write("a") && !wire.isCutOff()) {
                assertThat(System.nanoTime())
                        .as("still held: " + beginning.lines().findFirst().orElse("nothing"))
                        .isLessThan(end);
                Pace.pause(Duration.ofSeconds(1));
            }
            return null;
        }
    }
}
