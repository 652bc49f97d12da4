package org.communique.api;

import static java.net.http.HttpResponse.BodyHandlers.ofByteArray;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Not of the API, and on its server to start no other. */
class StaticFilesTests extends ApiTest {

    private static final Path ELEMENTS = Path.of("target", "frontend", "elements");

    @ParameterizedTest
    @ValueSource(strings = {"/elements/editor.js", "/elements/diagram.js"})
    void sendsAFileOnceAndCompressed(String path) throws Exception {
        var first = get(HttpRequest.newBuilder(address(path)).header("Accept-Encoding", "gzip"));
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");

        var modified = first.headers().firstValue("Last-Modified").orElseThrow();
        var again = get(HttpRequest.newBuilder(address(path)).header("If-Modified-Since", modified));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    /** Their address changes with their content. */
    @Test
    void letsBrowsersKeepWhatHasADigestInItsAddress() throws Exception {
        try (var files = Files.newDirectoryStream(ELEMENTS, "texts-*.js")) {
            for (var file : files) {
                assertThat(keeping("/elements/" + file.getFileName())).isEqualTo("public, max-age=31536000, immutable");
            }
        }
        assertThat(keeping("/communique.css?v-c=12345678")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(keeping("/communique.css")).isEqualTo("no-cache");
        assertThat(keeping("/elements/another-12345678.js")).isEqualTo("no-store");
        assertThat(keeping("/VAADIN/build/another-12345678.js")).isEqualTo("no-store");
    }

    private String keeping(String path) throws Exception {
        var headers = get(HttpRequest.newBuilder(address(path))).headers();
        assertThat(headers.allValues("Pragma")).isEmpty();
        return String.join("; ", headers.allValues("Cache-Control"));
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static HttpResponse<byte[]> get(HttpRequest.Builder request) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), ofByteArray());
        }
    }
}
