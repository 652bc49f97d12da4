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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.FileSystemResource;
import tools.jackson.databind.json.JsonMapper;

/** The environment variables that README and docs name set something: Spring leaves out dashes, and has _ for dots. */
class DocumentedSettingsTests {

    private static final Pattern VARIABLE = Pattern.compile("COMMUNIQUE_[A-Z_]+");
    private static final String PREFIX = "COMMUNIQUE_";
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

    /** No default of ours, for this or another property, wins over what is said. */
    @Test
    void everyVariableOfTheReadmeCounts() throws IOException {
        var said = ofTheReadme().stream().collect(Collectors.toMap(name -> name, name -> (Object) ("said in " + name)));
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, said));
        defaults().forEach(environment.getPropertySources()::addLast);
        ConfigurationPropertySources.attach(environment);
        for (var name : said.keySet()) {
            assertThat(environment.getProperty(property(name))).as(name).isEqualTo(said.get(name));
        }
        assertThat(Binder.get(environment)
                        .bind("spring.mail.properties", Bindable.mapOf(String.class, String.class))
                        .get())
                .containsEntry("mail.smtp.timeout", "said in SPRING_MAIL_PROPERTIES_MAIL_SMTP_TIMEOUT")
                .containsEntry("mail.smtp.writetimeout", "said in SPRING_MAIL_PROPERTIES_MAIL_SMTP_WRITETIMEOUT");
    }

    /** Spring prefers some of them to the documented one: the name of the database to that in the URI. */
    @Test
    void nothingIsPresetBesideAVariableThatNamesAServer() throws IOException {
        var preset = defaults().stream()
                .flatMap(source -> Stream.of(((EnumerablePropertySource<?>) source).getPropertyNames()))
                .filter(name -> name.matches("spring\\.(mongodb|data\\.mongodb|datasource|mail)\\..*"))
                .filter(name -> !name.matches("spring\\.mail\\.properties\\.mail\\.smtps?\\.\\w*timeout"));
        assertThat(preset).containsExactly("spring.mongodb.representation.uuid");
    }

    /** The image says where it listens and keeps data. */
    @Test
    void composePassesOnEveryVariableOfTheReadme() throws IOException {
        var compose = Files.readString(Path.of("docker-compose.yml"));
        assertThat(ofTheReadme())
                .filteredOn(name -> !Set.of("PORT", "DATA_DIR").contains(name))
                .allSatisfy(name -> assertThat(compose).contains("\n      " + name + ":"));
    }

    /** Tests have others on their class path. */
    private static List<PropertySource<?>> defaults() throws IOException {
        return new YamlPropertySourceLoader()
                .load("application.yaml", new FileSystemResource("src/main/resources/application.yaml"));
    }

    private static String property(String variable) throws IOException {
        return switch (variable) {
            case "PORT" -> "server.port";
            case "COMMUNIQUE_LOGFORMAT" -> "logging.structured.format.console";
            case String name
            when name.startsWith("SPRING_") -> name.toLowerCase(Locale.ROOT).replace('_', '.');
            case String name ->
                properties()
                        .filter(property -> variable(property)
                                .equals(name.startsWith(PREFIX) ? name : PREFIX + name.replace("_", "")))
                        .findFirst()
                        .orElseThrow();
        };
    }

    /** In its table a name that begins with an underscore or an ellipsis replaces the last words of the one before. */
    private static List<String> ofTheReadme() throws IOException {
        var names = new ArrayList<String>();
        for (var row : Files.readAllLines(Path.of("README.md"))) {
            if (row.matches("\\| `[A-Z_]{4,}`.*")) {
                var first = "";
                for (var name : Pattern.compile("`([^`]+)`")
                        .matcher(row.split("\\|")[1])
                        .results()
                        .map(match -> match.group(1))
                        .toList()) {
                    first = first.isEmpty() ? name : first;
                    var ending = name.replaceFirst("^…?(?=_)", "");
                    names.add(ending.startsWith("_") ? first.substring(0, first.lastIndexOf('_')) + ending : name);
                }
            }
        }
        return names;
    }

    private static List<Path> pages() throws IOException {
        var pages = new ArrayList<>(List.of(Path.of("README.md"), Path.of("docker-compose.yml")));
        try (var docs = Files.newDirectoryStream(Path.of("docs"), "*.md")) {
            docs.forEach(pages::add);
        }
        return pages;
    }

    private static Set<String> variables() throws IOException {
        return properties().map(DocumentedSettingsTests::variable).collect(Collectors.toSet());
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace("-", "").replace('.', '_');
    }

    private static Stream<String> properties() throws IOException {
        try (var metadata = DocumentedSettingsTests.class.getResourceAsStream(METADATA)) {
            return JsonMapper.shared()
                    .readTree(metadata)
                    .get("properties")
                    .valueStream()
                    .map(property -> property.get("name").asString());
        }
    }
}
