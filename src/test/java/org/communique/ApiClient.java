package org.communique;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Someone with a personal access token at a server that may go away at any moment. */
record ApiClient(int port, String token) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int TRY_AGAIN = 503;

    /** The server said so, as it does while its store is not there: the act may have been done or not. */
    static final class TryAgain extends RuntimeException {}

    JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(text(path));
    }

    /** All parts of a list that is in the order of ids. */
    List<JsonNode> all(String path) throws IOException, InterruptedException {
        var all = new ArrayList<JsonNode>();
        var part = get(path).valueStream().toList();
        while (!part.isEmpty()) {
            all.addAll(part);
            part = get(path + "?after=" + all.getLast().get("id").asString())
                    .valueStream()
                    .toList();
        }
        return all;
    }

    String text(String path) throws IOException, InterruptedException {
        return find(path).orElseThrow(() -> new AssertionError("GET " + path + " was refused"));
    }

    /** What comes of it once the server does not say any more that it cannot answer right now. It may be done twice. */
    static <T> T untilAnswered(Callable<T> work) {
        return await().ignoreExceptionsInstanceOf(TryAgain.class).until(work, result -> true);
    }

    /** Empty when it was refused, or is not there. */
    Optional<String> find(String path) throws IOException, InterruptedException {
        return untilAnswered(() -> send(request(path).GET()));
    }

    /** Empty when it was refused. */
    Optional<JsonNode> post(String path, Object body) throws IOException, InterruptedException {
        return send(request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))))
                .map(JSON::readTree);
    }

    void putMarkdown(String path, String markdown) throws IOException, InterruptedException {
        send(request(path).header("Content-Type", "text/markdown").PUT(BodyPublishers.ofString(markdown)));
    }

    /** Whether it was done. */
    boolean put(String path, Object body) throws IOException, InterruptedException {
        return refusalOfPut(path, body).isEmpty();
    }

    /** Why it was refused, if it was. */
    Optional<String> refusalOfPut(String path, Object body) throws IOException, InterruptedException {
        return refusal(request(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** Why it was refused, if it was. */
    Optional<String> refusalOfDelete(String path) throws IOException, InterruptedException {
        return refusal(request(path).DELETE());
    }

    /** A public file, once it is ready. */
    byte[] download(String path) {
        var request = HttpRequest.newBuilder(server(path)).build();
        return await().until(
                        () -> CLIENT.send(request, BodyHandlers.ofByteArray()), answer -> answer.statusCode() != 202)
                .body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server("/api/v1" + path)).header("Authorization", "Bearer " + token);
    }

    private URI server(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private Optional<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = answer(request);
        return done(answer) ? Optional.of(answer.body()) : Optional.empty();
    }

    private Optional<String> refusal(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = answer(request);
        return done(answer) ? Optional.empty() : Optional.of(answer.statusCode() + " " + answer.body());
    }

    private static boolean done(HttpResponse<String> answer) {
        return answer.statusCode() < 300;
    }

    private static HttpResponse<String> answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() == TRY_AGAIN) {
            throw new TryAgain();
        }
        if (answer.statusCode() >= 500) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return answer;
    }
}
