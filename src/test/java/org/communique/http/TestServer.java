package org.communique.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.communique.http.HttpProperties.Connections;
import org.communique.http.error.AcceptLanguageValve;
import org.communique.http.error.ErrorResponseValve;
import org.communique.http.error.RequestId;
import org.communique.http.limit.BodyLimits;
import org.communique.http.limit.ConnectionLimits;
import org.communique.http.limit.RequestBodyValve;
import org.communique.http.limit.RequestDeadlines;
import org.communique.http.limit.ResponseMemoryFilter;
import org.communique.http.origin.ForwardedHeaderValve;
import org.communique.http.origin.TrustedProxies;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Tomcat with what this package adds to it and one servlet, for it starts in a moment. */
public final class TestServer implements AutoCloseable {

    /** Shorter than the real one, for tests that wait for its end. */
    static final Duration GRACE = Duration.ofSeconds(5);

    public static final Duration DEADLINE = Duration.ofSeconds(4);

    private final WebServer server;

    private TestServer(WebServer server) {
        this.server = server;
    }

    public static TestServer of(HttpServlet servlet) {
        return of(servlet, "http://localhost:8080", List.of());
    }

    public static TestServer of(HttpServlet servlet, String baseUrl, List<String> trustedProxies) {
        return of(servlet, baseUrl, new HttpProperties(trustedProxies, new Connections(null, 256), null));
    }

    public static TestServer of(HttpServlet servlet, HttpProperties properties) {
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
        new ForwardedHeaderValve(proxies, new ServerProperties(URI.create(baseUrl), "communique@localhost"))
                .customize(factory);
        new AcceptLanguageValve().customize(factory);
        new RequestBodyValve(new BodyLimits(Map.of()), GRACE).customize(factory);
        new RequestDeadlines(DEADLINE).customize(factory);
        var connections = new ConnectionLimits(
                properties, proxies, new StaticListableBeanFactory().getBeanProvider(MeterRegistry.class));
        connections.customize(factory);
        new ErrorResponseValve(messages).customize(factory);
        factory.addConnectorCustomizers(connector -> connector.setProperty("connectionTimeout", "3000"));
        factory.addProtocolHandlerCustomizers(handler -> handler.setExecutor(new VirtualThreadExecutor("test-")));
        var answers = new ResponseMemoryFilter(GRACE);
        answers.customize(factory);
        var server = factory.getWebServer(context -> {
            var registration = context.addServlet("tested", servlet);
            registration.addMapping("/");
            registration.setAsyncSupported(true);
            context.addFilter("signed-in", (Filter) TestServer::signIn)
                    .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
            context.addFilter("connections", connections)
                    .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
            context.addFilter("answers", answers)
                    .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        });
        server.start();
        return new TestServer(server);
    }

    /** Takes the word of a header for who sends a request. */
    private static void signIn(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var name = ((HttpServletRequest) request).getHeader("Test-Member");
        var wrapped = new HttpServletRequestWrapper((HttpServletRequest) request) {
            @Override
            public @Nullable Principal getUserPrincipal() {
                return name == null ? null : () -> name;
            }
        };
        chain.doFilter(wrapped, response);
    }

    int port() {
        return server.getPort();
    }

    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** A connection on which a test writes what no client would. */
    public RawConnection connect() throws IOException {
        return new RawConnection(new Socket("127.0.0.1", port()));
    }

    /** It gets little before it reads. */
    public RawConnection connectSlowly() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4 << 10);
        socket.connect(new InetSocketAddress("127.0.0.1", port()));
        return new RawConnection(socket);
    }

    public RawConnection connectFrom(String address) throws IOException {
        return new RawConnection(new Socket("127.0.0.1", port(), InetAddress.getByName(address), 0));
    }

    @Override
    public void close() {
        server.stop();
        server.destroy();
    }

    public record RawConnection(Socket socket) implements AutoCloseable {

        public RawConnection send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return this;
        }

        /** Until the server closes. */
        public String readAll() throws IOException {
            return new String(input().readAllBytes(), StandardCharsets.ISO_8859_1);
        }

        public InputStream input() throws IOException {
            return socket.getInputStream();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
