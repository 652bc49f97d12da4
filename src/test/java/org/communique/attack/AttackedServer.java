package org.communique.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.communique.ServerProcess;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The real server in a process of its own, with little memory, and a coalition on it. */
final class AttackedServer implements AutoCloseable {

    private static final String HEAP = "-Xmx512m";

    private final Path folder;
    private final ServerProcess process;
    private final AttackedCoalition attackedCoalition;

    /** Starts one for all classes that a process runs, and hands it to whichever asks for it. */
    static final class Extension implements ParameterResolver {

        private static final ExtensionContext.Namespace SUITE = ExtensionContext.Namespace.create(AttackedServer.class);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == AttackedServer.class;
        }

        @Override
        public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            // Surefire executes each class by itself, and would have a store of each execution closed after it.
            return context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, SUITE)
                    .computeIfAbsent(Start.class, type -> Start.attempt(), Start.class)
                    .server();
        }
    }

    /** Once, whether it comes to be or not: what prevented it prevents it for all. */
    private record Start(
            @Nullable AttackedServer started, @Nullable Throwable failure) implements AutoCloseable {

        static Start attempt() {
            try {
                return new Start(AttackedServer.start(), null);
            } catch (Exception | AssertionError e) {
                return new Start(null, e);
            }
        }

        AttackedServer server() {
            if (started == null) {
                throw new IllegalStateException("the server to attack did not start", failure);
            }
            return started;
        }

        @Override
        public void close() {
            if (started != null) {
                started.close();
            }
        }
    }

    private AttackedServer(Path folder, ServerProcess process, AttackedCoalition attackedCoalition) {
        this.folder = folder;
        this.process = process;
        this.attackedCoalition = attackedCoalition;
    }

    private static AttackedServer start() throws Exception {
        var folder = Files.createTempDirectory("attacked");
        var data = folder.resolve("data");
        // All tests have one coordinator.
        var process = ServerProcess.start(
                data, Map.of("JDK_JAVA_OPTIONS", HEAP, "COMMUNIQUE_STATEMENTS_OPENEDPERHOUR", "1000"));
        Runtime.getRuntime().addShutdownHook(new Thread(process::close));
        try {
            process.setUp(AttackedCoalition.ADMINISTRATOR);
            var operator = new Operator(data);
            return new AttackedServer(folder, process, AttackedCoalition.found(process.port(), operator));
        } catch (Throwable e) {
            process.close();
            throw e;
        }
    }

    /** One of its own, that sends mails, and believes every visitor of this machine where they come from. */
    static AttackedServer startWithRelay(int relayPort) throws Exception {
        // Without a relay first: links that are not mailed are how the coalition's people come to be.
        var first = start();
        first.process.close();
        var environment = Map.of(
                "JDK_JAVA_OPTIONS",
                HEAP,
                "SPRING_MAIL_HOST",
                "127.0.0.1",
                "SPRING_MAIL_PORT",
                String.valueOf(relayPort),
                "COMMUNIQUE_TRUSTEDPROXIES",
                "127.0.0.0/8");
        var process = ServerProcess.startAt(first.port(), first.folder.resolve("data"), environment);
        Runtime.getRuntime().addShutdownHook(new Thread(process::close));
        return new AttackedServer(first.folder, process, first.attackedCoalition);
    }

    int port() {
        return process.port();
    }

    AttackedCoalition coalition() {
        return attackedCoalition;
    }

    /** What it has logged since it started. */
    String log() {
        return process.output();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
