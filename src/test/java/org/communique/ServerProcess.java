package org.communique;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.communique.security.CookieClient;

/** The whole application in a process of its own, told of what is around it by its environment alone. */
public final class ServerProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target", "communique.jar");
    private static final Pattern READY = Pattern.compile("is ready on");
    private static final Pattern SET_UP = Pattern.compile("http://localhost:\\d+(/setup/[\\w-]+)");

    private final Process process;
    private final int port;
    private final Path output;

    private ServerProcess(Process process, int port, Path output) {
        this.process = process;
        this.port = port;
        this.output = output;
    }

    /** Returns once people can come. */
    public static ServerProcess start(Path dataFolder, Map<String, String> environment) throws Exception {
        return start(MainJob.java(), dataFolder, environment);
    }

    /** At a port that was free. */
    public static ServerProcess startAt(int port, Path dataFolder, Map<String, String> environment) throws Exception {
        return start(port, MainJob.java(), dataFolder, environment);
    }

    /** The jar as it is shipped, with the options that {@code ./run} gives it and the coalition of {@code ./run --demo}. */
    static ServerProcess startDemo(Path dataFolder) throws Exception {
        return start(jar("--communique.demo=true"), dataFolder, Map.of());
    }

    /** The jar as it is shipped, with the options that {@code ./run} gives it. */
    static List<String> jar(String... arguments) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.concat(Stream.of(java, "@.ci/java-options", "-jar", JAR.toString()), Stream.of(arguments))
                .toList();
    }

    /** With another command than tests usually have. */
    static ServerProcess start(List<String> command, Path dataFolder, Map<String, String> environment)
            throws Exception {
        return start(freePort(), command, dataFolder, environment);
    }

    private static ServerProcess start(int port, List<String> command, Path dataFolder, Map<String, String> environment)
            throws Exception {
        var output = Files.createTempFile(dataFolder.getParent(), "server", ".log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        builder.environment().putAll(Map.of("PORT", String.valueOf(port), "DATA_DIR", dataFolder.toString()));
        var server = new ServerProcess(builder.start(), port, output);
        try {
            server.awaitReady();
            return server;
        } catch (Throwable e) {
            server.close();
            throw e;
        }
    }

    private void awaitReady() {
        await("the server is ready")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("It did not start: " + output());
                    }
                    return READY.matcher(output()).find();
                });
    }

    /** Goes through the set-up page as the first administrator does. */
    public void setUp(String email) {
        var link = SET_UP.matcher(output());
        if (!link.find()) {
            throw new AssertionError("It names no link to set up: " + output());
        }
        var answer = CookieClient.of(port)
                .submit(
                        link.group(1),
                        "coalition",
                        "Rights Online",
                        "organisation",
                        "Digital Freedom Kenya",
                        "country",
                        "KE",
                        "region",
                        "AFRICA",
                        "name",
                        "Amina Odhiambo",
                        "email",
                        email,
                        "password",
                        "nine patient gardeners");
        if (!CookieClient.target(answer).equals("/sign-in?ready")) {
            throw new AssertionError("It was not set up: " + answer.body());
        }
    }

    public int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** As kill -9 does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** As Ctrl-C does; false if it is still there half a minute later. */
    boolean stop() throws InterruptedException {
        process.destroy();
        return process.waitFor(30, TimeUnit.SECONDS);
    }

    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private static int freePort() throws IOException {
        try (var probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }
}
