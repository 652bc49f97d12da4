package org.communique;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Does the main job on a started server with {@code main_job.py}, its tokens made on the command line as an operator makes them. */
public final class MainJob {

    private final String server;
    private final Path dataFolder;

    public MainJob(int port, Path dataFolder) {
        this.server = "http://localhost:" + port;
        this.dataFolder = dataFolder.toAbsolutePath();
    }

    public String publish(String administrator) throws Exception {
        var command = new ArrayList<>(List.of(
                "python3",
                "src/test/python/main_job.py",
                server,
                token(administrator),
                "src/test/resources/main-job/statement.md"));
        command.addAll(java("token", "--scope", "read,write,sign,administer,authorise"));
        return run(command).lines().toList().getLast();
    }

    public String token(String email) throws Exception {
        return run(java("token", email, "a test", "--scope", "read,write,sign,administer,authorise"))
                .strip();
    }

    /** What the command prints that an operator gives. */
    public String command(String... arguments) throws Exception {
        return run(java(arguments));
    }

    /** The application in a process of its own, with these arguments. */
    public static List<String> java(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(ApplicationArchive.java());
        command.add(Communique.class.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        var errors = Files.createTempFile("main-job", ".log");
        try {
            var builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().put("DATA_DIR", dataFolder.toString());
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor()).as(output + Files.readString(errors)).isZero();
            return output;
        } finally {
            Files.delete(errors);
        }
    }
}
