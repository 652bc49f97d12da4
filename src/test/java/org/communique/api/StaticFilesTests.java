package org.communique.api;

import static java.net.http.HttpResponse.BodyHandlers.ofByteArray;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.Route;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Not of the API, and on its server to start no other. */
class StaticFilesTests extends ApiTest {

    private static final Path ELEMENTS = Path.of("target", "frontend", "elements");

    /** Vaadin's, which the build puts there. */
    private static final Path SCREENS = Path.of("target", "classes", "META-INF", "VAADIN", "webapp", "VAADIN", "build");

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
        try (var files = Files.newDirectoryStream(SCREENS, "*.js")) {
            for (var file : files) {
                assertThat(keeping("/VAADIN/build/" + file.getFileName()))
                        .isEqualTo("public, max-age=31536000, immutable");
            }
        }
        assertThat(keeping("/VAADIN/static/push/vaadinPush.js?v=25")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(keeping("/aura/aura.css?v-c=12345678")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(keeping("/communique.css?v-c=12345678")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(keeping("/icons.svg?v-c=12345678")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(keeping("/communique.css")).isEqualTo("no-cache");
        assertThat(keeping("/elements/another-12345678.js")).isEqualTo("no-store");
        assertThat(keeping("/VAADIN/build/another-12345678.js")).isEqualTo("no-store");
    }

    /** In a jar of jars the folder would be sent in its place, as a file without content. */
    @Test
    void noFolderOfFilesHasTheAddressOfAScreen() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        assertThat(scanner.findCandidateComponents("org.communique"))
                .extracting(view -> ClassUtils.resolveClassName(requireNonNull(view.getBeanClassName()), null)
                        .getAnnotation(Route.class)
                        .value()
                        .split("/")[0])
                .contains("statements")
                .filteredOn(name -> !name.isEmpty())
                .allSatisfy(name -> {
                    assertThat(getClass().getResource("/static/" + name)).isNull();
                    assertThat(getClass().getResource("/META-INF/resources/" + name))
                            .isNull();
                });
    }

    private String keeping(String path) throws Exception {
        var headers = get(HttpRequest.newBuilder(address(path))).headers();
        if (!headers.allValues("Cache-Control").contains("no-store")) {
            assertThat(headers.allValues("Pragma")).as(path).isEmpty();
            assertThat(headers.allValues("Expires")).as(path).isEmpty();
        }
        assertThat(headers.allValues("X-Content-Type-Options")).as(path).containsExactly("nosniff");
        assertThat(headers.allValues("Content-Security-Policy")).as(path).hasSize(1);
        assertThat(headers.allValues("Set-Cookie")).as(path).isEmpty();
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
