package org.communique;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A script under {@code src/test/node} as a process that is asked and answers in lines. */
public final class NodePeer implements AutoCloseable {

    private static final Path SCRIPTS = Path.of("src/test/node");

    private final Process process;
    private final PrintWriter out;
    private final BufferedReader in;

    private NodePeer(Process process) {
        this.process = process;
        this.out = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    public static NodePeer start(String script, String... arguments) {
        install();
        List<String> command =
                Stream.concat(Stream.of("node", script), Stream.of(arguments)).toList();
        try {
            return new NodePeer(new ProcessBuilder(command)
                    .directory(SCRIPTS.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized void install() {
        Path installed = SCRIPTS.resolve("node_modules/.package-lock.json");
        try {
            boolean current = Files.exists(installed)
                    && Files.getLastModifiedTime(installed)
                                    .compareTo(Files.getLastModifiedTime(SCRIPTS.resolve("package-lock.json")))
                            >= 0;
            if (current) {
                return;
            }
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
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
                throw new IllegalStateException("the script has ended");
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
    }
}
