package org.communique.collab;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.communique.ApplicationArchive;

/** A {@link CollabServer} in a process of its own, to be killed. */
final class CollabServerProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;
    private final PrintWriter input;
    private final int port;

    private CollabServerProcess(Process process, int port) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.input = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.port = port;
    }

    /** Begins to start; {@link #awaitReady} tells when it serves. */
    static CollabServerProcess start(int port, int drafts, String... arguments) {
        try {
            List<String> command = new ArrayList<>(ApplicationArchive.javaWithTests());
            command.addAll(List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    CollabServer.class.getName(),
                    String.valueOf(port),
                    String.valueOf(drafts)));
            command.addAll(List.of(arguments));
            return new CollabServerProcess(
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.to(new File("/dev/null")))
                            .start(),
                    port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    CollabServerProcess awaitReady() {
        await("ready at");
        return this;
    }

    String tell(String command, String answer) {
        input.println(command);
        return await(answer);
    }

    private String await(String beginning) {
        try {
            List<String> lines = new ArrayList<>();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(beginning)) {
                    return line;
                }
                lines.add(line);
            }
            throw new IllegalStateException("the server has ended: " + String.join("\n", lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "ws://localhost:" + port + "/collab";
    }

    long pid() {
        return process.pid();
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    static int freePort() {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
