package org.communique;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The software bill of materials, as the build makes it and the server hands it out. */
class DependenciesTests {

    @Test
    void theJarHoldsOnlyLibrariesThatAreAllowedByName() {
        var allowed = read("/allowed-dependencies.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();

        assertThat(names()).containsExactlyInAnyOrderElementsOf(allowed);
    }

    @Test
    void everyLibraryHasAVersionAndAHash() {
        assertThat(components()).isNotEmpty().allSatisfy(component -> {
            assertThat(component.path("version").asString()).isNotBlank();
            assertThat(component.path("hashes").isEmpty()).isFalse();
        });
    }

    private static List<String> names() {
        return components().stream()
                .map(component -> component.path("group").asString() + ":"
                        + component.path("name").asString())
                .toList();
    }

    private static List<JsonNode> components() {
        var bill = JsonMapper.shared().readTree(read("/static/communique-sbom.json"));
        return StreamSupport.stream(bill.path("components").spliterator(), false)
                .toList();
    }

    private static String read(String resource) {
        try (var in = DependenciesTests.class.getResourceAsStream(resource)) {
            assertThat(in).as("Maven makes %s, unless it is offline", resource).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
