package org.communique.attack;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server answered. */
record Answer(int status, HttpHeaders headers, byte[] body) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Answer of(HttpResponse<byte[]> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    JsonNode json() {
        return JSON.readTree(body);
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** Whether it was done; else the answer is the failure. */
    Answer orFail() {
        if (status >= 300) {
            throw new AssertionError(status + " " + text());
        }
        return this;
    }

    boolean refuses() {
        return status == 401 || status == 403 || status == 404;
    }

    /** Everything that a caller could tell apart, but for time, length and the request's own id. */
    String visible() {
        var seen = new TreeMap<String, List<String>>(headers.map());
        seen.remove("date");
        seen.remove("content-length");
        // After so many requests, whatever they were.
        seen.remove("connection");
        seen.remove("keep-alive");
        var id = headers.firstValue("x-request-id").orElse("");
        seen.remove("x-request-id");
        return status + "\n" + seen + "\n" + (id.isEmpty() ? text() : text().replace(id, "ID"));
    }
}
