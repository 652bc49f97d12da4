package org.communique;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The environment variables that README and docs name set something: Spring leaves out dashes, and has _ for dots. */
class DocumentedSettingsTests {

    private static final Pattern VARIABLE = Pattern.compile("COMMUNIQUE_[A-Z_]+");
    private static final String OF_TESTS = "COMMUNIQUE_TEST_";
    private static final String METADATA = "/META-INF/spring-configuration-metadata.json";

    @Test
    void everyVariableThatIsNamedIsAProperty() throws IOException {
        var variables = variables();
        for (var page : pages()) {
            assertThat(VARIABLE.matcher(Files.readString(page)).results())
                    .as("variables in %s", page)
                    .filteredOn(name -> !name.group().startsWith(OF_TESTS))
                    .allSatisfy(name -> assertThat(variables).contains(name.group()));
        }
    }

    private static List<Path> pages() throws IOException {
        var pages = new ArrayList<>(List.of(Path.of("README.md"), Path.of("docker-compose.yml")));
        try (var docs = Files.newDirectoryStream(Path.of("docs"), "*.md")) {
            docs.forEach(pages::add);
        }
        return pages;
    }

    private static Set<String> variables() throws IOException {
        try (var metadata = DocumentedSettingsTests.class.getResourceAsStream(METADATA)) {
            return JsonMapper.shared()
                    .readTree(metadata)
                    .get("properties")
                    .valueStream()
                    .map(property -> property.get("name").asString())
                    .map(name -> name.toUpperCase(Locale.ROOT).replace("-", "").replace('.', '_'))
                    .collect(Collectors.toSet());
        }
    }
}
