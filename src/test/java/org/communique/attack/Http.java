package org.communique.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.communique.LoopbackAddresses;
import tools.jackson.databind.json.JsonMapper;

/** A client without cookies, from a network address of its own, so that no test uses up what another may do. */
final class Http {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final int port;
    private final HttpClient client;

    Http(int port) {
        this.port = port;
        this.client = HttpClient.newBuilder()
                .localAddress(LoopbackAddresses.next())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** Sends the headers, which come as name, value, name, value. */
    Answer send(String method, String path, byte[] body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(PATIENCE)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return Answer.of(client.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Twice if need be: the server ends a connection on which nothing came for a while, perhaps just as it is used again. */
    Answer get(String path, CallerCredentials who) {
        try {
            return send("GET", path, new byte[0], who.headers());
        } catch (UncheckedIOException e) {
            return send("GET", path, new byte[0], who.headers());
        }
    }

    Answer post(String path, CallerCredentials who, Map<String, ?> body) {
        return json("POST", path, who, body);
    }

    Answer put(String path, CallerCredentials who, Map<String, ?> body) {
        return json("PUT", path, who, body);
    }

    private Answer json(String method, String path, CallerCredentials who, Map<String, ?> body) {
        return send(method, path, JSON.writeValueAsBytes(body), who.headersAnd("Content-Type", "application/json"));
    }
}
