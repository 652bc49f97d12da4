package org.communique.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.communique.Pace;
import org.communique.ledger.proof.TimestampToken;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TimestampClientTests {

    private static final byte[] CONTENT = "a checkpoint\n".getBytes(UTF_8);

    @TempDir
    static Path folder;

    private static TimestampAuthority authority;

    private final List<HttpServer> servers = new ArrayList<>();

    @BeforeAll
    static void open() throws Exception {
        authority = new TimestampAuthority(folder.resolve("authority"));
    }

    @AfterAll
    static void close() {
        authority.close();
    }

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void takesAStampOfTheContent() throws Exception {
        byte[] stamp = TimestampClient.stamp(authority.url(), CONTENT);

        assertThat(authority.vouchesFor(CONTENT, stamp)).isTrue();
        TimestampToken.parse(stamp).requireStampOf(CONTENT);
    }

    @Test
    void refusesTheAnswerToAnEarlierRequest() throws Exception {
        byte[] earlier = TimestampClient.stamp(authority.url(), CONTENT);

        assertThatIOException()
                .isThrownBy(() -> TimestampClient.stamp(answering(earlier), CONTENT))
                .withMessageContaining("nonce");
    }

    @Test
    void refusesTheAnswerToWhatWasNotAsked() throws Exception {
        var request = TimestampClient.request(CONTENT);
        byte[] answer = authority.answer(request.getEncoded());
        TimestampClient.requireAnswer(answer, request);

        var other = TimestampClient.request("other".getBytes(UTF_8));
        assertThatIOException().isThrownBy(() -> TimestampClient.requireAnswer(answer, other));
    }

    @Test
    void refusesARefusalAndWhatIsNoTimeStamp() throws Exception {
        for (byte[] answer : List.of(
                new byte[0],
                "<html>".getBytes(UTF_8),
                new byte[] {0x30, 5, 0x30, 3, 2, 1, 2},
                new byte[] {0x30, 5, 0x30, 3, 2, 1, 0},
                authority.answer(withAHashThatItDoesNotKnow()))) {
            assertThatIOException().isThrownBy(() -> TimestampClient.stamp(answering(answer), CONTENT));
        }
        assertThatIOException()
                .isThrownBy(() -> TimestampClient.stamp(
                        serve(exchange -> {
                            exchange.sendResponseHeaders(503, -1);
                            exchange.close();
                        }),
                        CONTENT))
                .withMessageContaining("503");
    }

    @Test
    void endsInNothingButAnIoExceptionForAnAnswerThatWasChangedOrCut() throws Exception {
        var request = TimestampClient.request(CONTENT);
        byte[] answer = authority.answer(request.getEncoded());
        int refused = 0;
        for (int at = 0; at < answer.length; at++) {
            byte[] changed = answer.clone();
            changed[at] ^= 1 << at % 8;
            refused += isRefused(changed, request) ? 1 : 0;
            refused += isRefused(Arrays.copyOf(answer, at), request) ? 1 : 0;
        }
        // Elsewhere are parts of certificates that the stamp does not depend on.
        assertThat(refused).isGreaterThan(answer.length);
    }

    private static boolean isRefused(byte[] answer, TimeStampRequest request) {
        try {
            TimestampClient.requireAnswer(answer, request);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void readsNoMoreThanAStampHas() throws Exception {
        var endless = serve(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                while (true) {
                    body.write(new byte[8 << 10]);
                }
            } catch (IOException e) {
                // The client has hung up.
            }
        });

        assertThatIOException().isThrownBy(() -> TimestampClient.stamp(endless, CONTENT));
    }

    @Test
    @Timeout(120)
    void givesUpAnAnswerThatTrickles() throws Exception {
        var trickling = serve(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                while (true) {
                    body.write(0);
                    body.flush();
                    Pace.pause(Duration.ofMillis(100));
                }
            } catch (IOException e) {
                // The client has hung up.
            }
        });

        assertThatIOException()
                .isThrownBy(() -> TimestampClient.stamp(trickling, CONTENT, Duration.ofSeconds(2)))
                .withMessageContaining("not complete");
    }

    private static byte[] withAHashThatItDoesNotKnow() throws IOException {
        return new TimeStampRequestGenerator()
                .generate(TSPAlgorithms.SHA512, new byte[64])
                .getEncoded();
    }

    private URI answering(byte[] answer) throws IOException {
        return serve(exchange -> {
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
    }

    private URI serve(HttpHandler handler) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", handler);
        server.start();
        servers.add(server);
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }
}
