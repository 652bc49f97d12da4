package org.communique.http.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.communique.http.HttpProperties;
import org.communique.http.HttpProperties.Connections;
import org.communique.http.TestServer;
import org.communique.http.TestServer.RawConnection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConnectionLimitsTest {

    private static final int MOST = 5;
    private static final String REQUEST = "GET / HTTP/1.0\r\n\r\n";

    @Test
    void letsOneNetworkHoldSoManyConnectionsAndServesOthersMeanwhile() throws Exception {
        try (var server = server(null)) {
            var held = open(server, MOST);

            assertThat(isServed(server, "127.0.0.1")).isFalse();
            assertThat(isServed(server, "127.0.0.2")).isTrue();
            close(held);
        }
    }

    @Test
    void letsTheNetworkBackInAsItsConnectionsEnd() throws Exception {
        try (var server = server(null)) {
            var held = open(server, MOST);
            assertThat(isServed(server, "127.0.0.1")).isFalse();

            held.removeFirst().close();

            await().until(() -> isServed(server, "127.0.0.1"));
            close(held);
        }
    }

    /** People in a hall share an address. */
    @Test
    void countsThoseOfAMemberApartUpToAsMany() throws Exception {
        try (var server = server(null)) {
            var held = open(server, MOST, "Test-Member: amina\r\n");
            held.addAll(open(server, MOST, "Test-Member: otieno\r\n"));
            held.addAll(open(server, MOST - 1, ""));
            assertThat(isServed(server, "127.0.0.1")).isTrue();

            held.addAll(open(server, 1, "Test-Member: amina\r\n"));
            assertThat(isServed(server, "127.0.0.1")).isFalse();
            close(held);
        }
    }

    @Test
    void doesNotCountTheConnectionsOfTrustedProxies() throws Exception {
        try (var server = server("127.0.0.1")) {
            var held = open(server, 2 * MOST);

            assertThat(isServed(server, "127.0.0.1")).isTrue();
            close(held);
        }
    }

    @Test
    void fitsAllConnectionsIntoAThirdOfTheHeap() {
        int most = new Connections(null, MOST).most();

        assertThat(most).isBetween(100, 20_000);
        assertThat(new Connections(17, MOST).most()).isEqualTo(17);
    }

    private static TestServer server(@Nullable String trustedProxy) {
        var proxies = trustedProxy == null ? List.<String>of() : List.of(trustedProxy);
        return TestServer.of(new Greeting(), new HttpProperties(proxies, new Connections(null, MOST), null));
    }

    /** Each has said something, so it was admitted. */
    private static List<RawConnection> open(TestServer server, int count) throws IOException {
        return open(server, count, "");
    }

    private static List<RawConnection> open(TestServer server, int count, String header) throws IOException {
        var open = new ArrayList<RawConnection>();
        for (int i = 0; i < count; i++) {
            var connection = server.connect().send("GET / HTTP/1.1\r\nHost: x\r\n" + header + "\r\n");
            assertThat(connection.input().read()).isEqualTo('H');
            open.add(connection);
        }
        return open;
    }

    private static void close(List<RawConnection> held) throws IOException {
        for (var connection : held) {
            connection.close();
        }
    }

    private static boolean isServed(TestServer server, String from) {
        try (var connection = server.connectFrom(from).send(REQUEST)) {
            return connection.readAll().startsWith("HTTP/1.1 200");
        } catch (IOException e) {
            return false;
        }
    }

    private static final class Greeting extends HttpServlet {

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("hello");
        }
    }
}
