package org.communique.work;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.communique.work.WorkStoppedException.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

@Timeout(60)
class ClientValveTests {

    private final HeavyWorkExecutor work = new HeavyWorkExecutor();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicReference<@Nullable Reason> stopped = new AtomicReference<>();
    private @Nullable WebServer server;

    @BeforeEach
    void start() {
        var factory = new TomcatServletWebServerFactory(0);
        new ClientValve().customize(factory);
        server = factory.getWebServer(
                context -> context.addServlet("worker", new Worker()).addMapping("/"));
        server.start();
    }

    @AfterEach
    void stop() {
        work.destroy();
        if (server != null) {
            server.stop();
        }
    }

    private final class Worker extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            request.getInputStream().readAllBytes();
            try {
                response.getWriter().write(work.run(WorkKind.RENDERING, "amina", this::untilReleased));
            } catch (WorkStoppedException e) {
                stopped.set(e.reason());
            }
        }

        private String untilReleased() {
            begun.countDown();
            while (release.getCount() > 0) {
                Budget.check();
            }
            return "done";
        }
    }

    private Socket request() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server == null ? 0 : server.getPort());
        socket.getOutputStream()
                .write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nConnection: close\r\n\r\nbody"
                        .getBytes(US_ASCII));
        return socket;
    }

    @Test
    void endsTheWorkOfAClientThatHasGone() throws Exception {
        try (var client = request()) {
            begun.await();
            assertThat(client.isConnected()).isTrue();
        }
        await().until(() -> stopped.get() == Reason.CANCELLED);
    }

    @Test
    void goesOnForAClientThatWaits() throws Exception {
        try (var client = request()) {
            begun.await();
            await().during(Duration.ofMillis(600)).until(() -> stopped.get() == null);
            release.countDown();
            assertThat(new String(client.getInputStream().readAllBytes(), US_ASCII))
                    .endsWith("done");
        }
        assertThat(stopped).hasNullValue();
    }

    /** What came with the end of the body was read as the middle of what came before. */
    @Test
    void answersOneRequestAndEndsTheConnectionWhereAnotherWasSentAhead() throws Exception {
        var one = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody";
        try (var client = new Socket(InetAddress.getLoopbackAddress(), server == null ? 0 : server.getPort())) {
            client.getOutputStream().write((one + one + one).getBytes(US_ASCII));
            begun.await();
            // Until it has been looked whether the client is there.
            await().during(HeavyWorkExecutor.LOOK.multipliedBy(2)).until(() -> stopped.get() == null);
            release.countDown();
            assertThat(new String(client.getInputStream().readAllBytes(), US_ASCII))
                    .containsOnlyOnce("HTTP/1.1 ")
                    .startsWith("HTTP/1.1 200")
                    .contains("Connection: close")
                    .endsWith("done");
        }
    }
}
