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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A {@link CollabServer} in a process of its own, to be killed. */
final class CollabServerProcess implements AutoCloseable {

    private static final String LOAD = "src/test/node/load/load.mjs";

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
            return start(ApplicationArchive.javaWithTests(), port, drafts, arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same, with the options of the JVM that people have. */
    static CollabServerProcess startToMeasure(int drafts, String... arguments) throws IOException {
        var java = List.of(
                System.getProperty("java.home") + "/bin/java",
                "@.ci/java-options",
                "-cp",
                System.getProperty("java.class.path"));
        return start(java, freePort(), drafts, arguments).awaitReady();
    }

    private static CollabServerProcess start(List<String> java, int port, int drafts, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(java);
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

    /** What editors see who type into a draft, in Node; {@code load/load.mjs} names the options. */
    JsonNode load(String draft, String... options) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("node", LOAD, url(), "--documents", draft, "--tokens", "writer"));
        command.addAll(List.of("--pid", String.valueOf(pid())));
        command.addAll(List.of(options));
        var editors = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = editors.inputReader(StandardCharsets.UTF_8).lines().toList();
        return JsonMapper.shared().readTree(said.getLast());
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
