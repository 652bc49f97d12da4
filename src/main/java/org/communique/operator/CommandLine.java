package org.communique.operator;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The other end: hands a command from the command line to the running server. */
public final class CommandLine {

    private CommandLine() {}

    /** Whether the arguments are a command rather than options to start with. */
    public static boolean isCommand(String... arguments) {
        return arguments.length > 0 && arguments[0].matches("[a-z][a-z-]*");
    }

    /** @return the exit status */
    public static int run(PrintStream out, PrintStream err, String... arguments) throws InterruptedException {
        return run(Path.of(Optional.ofNullable(System.getenv("DATA_DIR")).orElse("data")), out, err, arguments);
    }

    static int run(Path dataFolder, PrintStream out, PrintStream err, String... arguments) throws InterruptedException {
        try {
            var address = OperatorAddress.read(OperatorAddress.fileIn(dataFolder));
            return address == null ? notRunning(err, dataFolder) : ask(address, out, err, List.of(arguments));
        } catch (ConnectException e) {
            return notRunning(err, dataFolder);
        } catch (IOException e) {
            err.println("The server did not answer: " + e);
            return 2;
        }
    }

    private static int notRunning(PrintStream err, Path dataFolder) {
        err.println("No server runs on " + dataFolder.toAbsolutePath() + ". Start it with ./run, or set DATA_DIR.");
        return 2;
    }

    private static int ask(OperatorAddress address, PrintStream out, PrintStream err, List<String> arguments)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + address.port() + OperatorEndpoint.PATH + arguments.getFirst()))
                .header(OperatorEndpoint.SECRET, address.secret())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(
                        JsonMapper.shared().writeValueAsBytes(arguments.subList(1, arguments.size()))))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString());
            var done = answer.statusCode() == 200;
            (done ? out : err).println(answer.body());
            return done ? 0 : 1;
        }
    }
}
