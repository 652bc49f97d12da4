package org.communique;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** A script under {@code src/test/node} as a process that is asked and answers in lines. */
public final class NodeScriptProcess implements AutoCloseable {

    private static final Path SCRIPTS = Path.of("src/test/node");
    private static final Path LOCK = Path.of("target/npm.lock");

    private final Process process;
    private final Path errors;
    private final PrintWriter out;
    private final BufferedReader in;

    private NodeScriptProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        this.out = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    public static NodeScriptProcess start(String script, String... arguments) {
        install();
        List<String> command =
                Stream.concat(Stream.of("node", script), Stream.of(arguments)).toList();
        try {
            var errors = Files.createTempFile(script, ".log");
            var process = new ProcessBuilder(command)
                    .directory(SCRIPTS.toFile())
                    .redirectError(errors.toFile())
                    .start();
            return new NodeScriptProcess(process, errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tests run in several processes, and npm empties the folder first. */
    private static synchronized void install() {
        try (var file = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = file.lock()) {
            if (!isInstalled()) {
                npm();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isInstalled() throws IOException {
        Path installed = SCRIPTS.resolve("node_modules/.package-lock.json");
        return Files.exists(installed)
                && Files.getLastModifiedTime(installed)
                                .compareTo(Files.getLastModifiedTime(SCRIPTS.resolve("package-lock.json")))
                        >= 0;
    }

    private static void npm() throws IOException, InterruptedException {
        // npm must not touch the streams of this process: Maven talks to it over them.
        Process npm = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund")
                .directory(SCRIPTS.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .start();
        String said = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = npm.waitFor();
        if (exit != 0) {
            throw new IllegalStateException("npm ci ended with " + exit + ": " + said);
        }
    }

    /** Sends a line and waits for the next line that comes back. */
    public String ask(String line) {
        out.println(line);
        return read();
    }

    public void tell(String line) {
        out.println(line);
    }

    public String read() {
        try {
            String line = in.readLine();
            if (line == null) {
                throw new IllegalStateException("The script has ended: " + Files.readString(errors));
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        out.close();
        process.destroy();
        try {
            Files.copy(errors, System.err);
            Files.delete(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
