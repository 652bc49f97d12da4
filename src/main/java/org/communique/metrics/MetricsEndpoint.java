package org.communique.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Serves metrics at {@code /metrics} on a port of its own, so that no mistake in a reverse proxy or in a security rule can make
 * them public. It is not Spring Boot's management server: that takes the health away from the public port, where load balancers
 * look for it, and is a second Tomcat.
 */
@Component
class MetricsEndpoint implements SmartLifecycle {

    static final String PATH = "/metrics";

    private static final Logger log = LoggerFactory.getLogger(MetricsEndpoint.class);

    private static final Pattern PORT = Pattern.compile(":\\d*$");

    private final PrometheusMeterRegistry registry;
    private final MetricsProperties properties;
    private @Nullable Running running;

    private record Running(HttpServer server, ExecutorService threads) {}

    MetricsEndpoint(PrometheusMeterRegistry registry, MetricsProperties properties) {
        this.registry = registry;
        this.properties = properties;
    }

    @Override
    public synchronized void start() {
        if (properties.port() < 0) {
            return;
        }
        var address = new InetSocketAddress(properties.address(), properties.port());
        try {
            var server = HttpServer.create(address, 0);
            var threads = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(threads);
            server.createContext("/", this::answer);
            server.start();
            running = new Running(server, threads);
        } catch (IOException e) {
            // People can work without; the monitoring notices that it reads nothing.
            log.warn(
                    "No metrics are served: {} cannot be listened on ({}). Choose another port with"
                            + " COMMUNIQUE_METRICS_PORT, or -1 for none.",
                    address,
                    e.getMessage());
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!isOwn(exchange.getRequestHeaders().getFirst("Host"))) {
                exchange.sendResponseHeaders(421, -1);
            } else if (!exchange.getRequestURI().getPath().equals(PATH)) {
                exchange.sendResponseHeaders(404, -1);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(405, -1);
            } else {
                exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
                exchange.sendResponseHeaders(200, 0);
                registry.scrape(exchange.getResponseBody());
            }
        }
    }

    /**
     * Otherwise any site could have its own name lead here, and read what the browser of an operator can reach. No site has a name without a
     * dot, such as {@code localhost} or that of a container, nor an address.
     */
    private boolean isOwn(@Nullable String host) {
        if (host == null) {
            return true;
        }
        var name = PORT.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst("");
        return !name.contains(".")
                || isAddress(name)
                || properties.names().stream().anyMatch(name::equalsIgnoreCase);
    }

    private static boolean isAddress(String name) {
        try {
            InetAddress.ofLiteral(name);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public synchronized void stop() {
        if (running != null) {
            running.server().stop(0);
            running.threads().shutdownNow();
            running = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }

    /** Where it listens. */
    synchronized InetSocketAddress address() {
        if (running == null) {
            throw new IllegalStateException("no metrics are served");
        }
        return running.server().getAddress();
    }
}
