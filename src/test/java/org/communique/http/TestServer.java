package org.communique.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.communique.coalition.ServerProperties;
import org.communique.http.HttpProperties.Connections;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Tomcat with what this package adds to it and one servlet, for it starts in a moment. */
final class TestServer implements AutoCloseable {

    /** Shorter than the real one, for tests that wait for its end. */
    static final Duration GRACE = Duration.ofSeconds(5);

    static final Duration DEADLINE = Duration.ofSeconds(4);

    private final WebServer server;

    private TestServer(WebServer server) {
        this.server = server;
    }

    static TestServer of(HttpServlet servlet) {
        return of(servlet, "http://localhost:8080", List.of());
    }

    static TestServer of(HttpServlet servlet, String baseUrl, List<String> trustedProxies) {
        return of(servlet, baseUrl, new HttpProperties(trustedProxies, new Connections(null, 256), null));
    }

    static TestServer of(HttpServlet servlet, HttpProperties properties) {
        return of(servlet, "http://localhost:8080", properties);
    }

    static TestServer of(HttpServlet servlet, MeterRegistry registry) {
        return of(
                servlet,
                "http://localhost:8080",
                new HttpProperties(List.of(), new Connections(null, 256), null),
                registry);
    }

    private static TestServer of(HttpServlet servlet, String baseUrl, HttpProperties properties) {
        return of(servlet, baseUrl, properties, new SimpleMeterRegistry());
    }

    private static TestServer of(
            HttpServlet servlet, String baseUrl, HttpProperties properties, MeterRegistry registry) {
        var factory = new TomcatServletWebServerFactory(0);
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/http");
        messages.setFallbackToSystemLocale(false);
        var proxies = new TrustedProxies(properties);
        new RequestId(proxies).customize(factory);
        new RequestTimer(registry).customize(factory);
        new ProxyHeaders(proxies, new ServerProperties(URI.create(baseUrl), "communique@localhost")).customize(factory);
        new UnreadableLanguages().customize(factory);
        new RequestBodies(GRACE).customize(factory);
        new RequestDeadlines(DEADLINE).customize(factory);
        new ConnectionLimits(properties, proxies, new StaticListableBeanFactory().getBeanProvider(MeterRegistry.class))
                .customize(factory);
        new ErrorAnswers(messages).customize(factory);
        factory.addConnectorCustomizers(connector -> connector.setProperty("connectionTimeout", "3000"));
        factory.addProtocolHandlerCustomizers(handler -> handler.setExecutor(new VirtualThreadExecutor("test-")));
        var answers = new AnswerLimits(GRACE);
        answers.customize(factory);
        var server = factory.getWebServer(context -> {
            var registration = context.addServlet("tested", servlet);
            registration.addMapping("/");
            registration.setAsyncSupported(true);
            context.addFilter("answers", answers)
                    .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        });
        server.start();
        return new TestServer(server);
    }

    int port() {
        return server.getPort();
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** A connection on which a test writes what no client would. */
    RawConnection connect() throws IOException {
        return new RawConnection(new Socket("127.0.0.1", port()));
    }

    /** It gets little before it reads. */
    RawConnection connectSlowly() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4 << 10);
        socket.connect(new InetSocketAddress("127.0.0.1", port()));
        return new RawConnection(socket);
    }

    RawConnection connectFrom(String address) throws IOException {
        return new RawConnection(new Socket("127.0.0.1", port(), InetAddress.getByName(address), 0));
    }

    @Override
    public void close() {
        server.stop();
        server.destroy();
    }

    record RawConnection(Socket socket) implements AutoCloseable {

        RawConnection send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return this;
        }

        /** Until the server closes. */
        String readAll() throws IOException {
            return new String(input().readAllBytes(), StandardCharsets.ISO_8859_1);
        }

        InputStream input() throws IOException {
            return socket.getInputStream();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
