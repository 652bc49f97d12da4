package org.communique.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Gives commands as the command line does, without a process for each. */
public record Operator(Path dataFolder) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** @param scopes with commas between them */
    public String token(String email, String scopes) {
        return run("token", email, "a test", "--scope", scopes).strip();
    }

    public String run(String command, String... arguments) {
        try {
            var door = Files.readAllLines(dataFolder.resolve("operator"));
            var address = "http://127.0.0.1:" + door.getFirst() + "/operator/" + command;
            var request = HttpRequest.newBuilder(URI.create(address))
                    .header("X-Operator-Secret", door.get(1))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(List.of(arguments))))
                    .build();
            var answer = CLIENT.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
