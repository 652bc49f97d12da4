package org.communique.operator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes commands on a loopback port of its own, so that nothing on the network leads here. Clients must know the secret, because other
 * people may have accounts on the same machine; it is checked before the rest of a request is read.
 */
@Component
class OperatorEndpoint implements SmartLifecycle {

    static final String PATH = "/operator/";
    static final String SECRET = "X-Operator-Secret";

    /** In bytes, of all the arguments of a command. */
    static final int MOST_ARGUMENTS = 64 << 10;

    private static final Logger log = LoggerFactory.getLogger(OperatorEndpoint.class);

    private final ObjectProvider<OperatorCommand> commands;
    private final JsonMapper json;
    private final Path file;
    private volatile @Nullable HttpServer server;

    OperatorEndpoint(
            ObjectProvider<OperatorCommand> commands,
            JsonMapper json,
            @Value("${communique.data-dir:data}") Path dataFolder) {
        this.commands = commands;
        this.json = json;
        this.file = OperatorAddress.fileIn(dataFolder);
    }

    private record Answer(int status, String text) {}

    @Override
    public void start() {
        try {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
            var address = OperatorAddress.withNewSecret(started.getAddress().getPort());
            started.createContext(PATH, exchange -> handle(exchange, address.secret()));
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.start();
            server = started;
            address.write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        var started = server;
        if (started != null) {
            started.stop(0);
            server = null;
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }

    private void handle(HttpExchange exchange, String secret) throws IOException {
        try (exchange) {
            var answer = answer(exchange, secret);
            var text = answer.text().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=UTF-8");
            exchange.sendResponseHeaders(answer.status(), text.length == 0 ? -1 : text.length);
            exchange.getResponseBody().write(text);
        }
    }

    private Answer answer(HttpExchange exchange, String secret) throws IOException {
        if (!exchange.getRequestMethod().equals("POST") || !knows(exchange, secret)) {
            return new Answer(404, "");
        }
        byte[] body = exchange.getRequestBody().readNBytes(MOST_ARGUMENTS + 1);
        if (body.length > MOST_ARGUMENTS) {
            return new Answer(413, "The arguments are too long.");
        }
        try {
            var arguments = json.readValue(body, String[].class);
            if (arguments != null && !Arrays.asList(arguments).contains(null)) {
                return run(exchange.getRequestURI().getPath().substring(PATH.length()), List.of(arguments));
            }
        } catch (JacksonException e) {
            // Answered below.
        }
        return new Answer(400, "The arguments are not a list of strings.");
    }

    private Answer run(String name, List<String> arguments) {
        var operatorCommand = commands.stream()
                .filter(offered -> offered.name().equals(name))
                .findFirst()
                .orElse(null);
        if (operatorCommand == null) {
            return new Answer(409, "There is no command " + name + ".");
        }
        try {
            return new Answer(200, operatorCommand.run(arguments));
        } catch (CommandRefusedException refused) {
            return new Answer(409, refused.reason());
        } catch (RuntimeException e) {
            log.error("the command {} failed", name, e);
            return new Answer(500, "The command failed; the log of the server says why.");
        }
    }

    private static boolean knows(HttpExchange exchange, String secret) {
        var sent = exchange.getRequestHeaders().getFirst(SECRET);
        return sent != null
                && MessageDigest.isEqual(
                        sent.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }
}
