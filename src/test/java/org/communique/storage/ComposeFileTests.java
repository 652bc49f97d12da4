package org.communique.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoCredential;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** docker-compose.yml, .env.example and the application agree; there is no Docker here to try them with. */
class ComposeFileTests {

    private static final Pattern INTERPOLATED = Pattern.compile("(?<!\\$)\\$\\{(\\w+)([^}]*)}");

    private static final String NOT_FOR_VOLUMES = "root, for others";

    /** As whom the images' servers run, and the folders that the images have, by their Dockerfiles. */
    private static final Map<String, String> USERS = Map.of("mongo", "mongodb", "postgres", "postgres");

    private static final Map<String, Map<String, String>> FOLDERS = Map.of(
            "mongo",
            Map.of("/data", NOT_FOR_VOLUMES, "/data/db", "mongodb", "/data/configdb", "mongodb"),
            "postgres",
            Map.of("/var/lib/postgresql", NOT_FOR_VOLUMES, "/var/lib/postgresql/data", "postgres"));

    private final String text = read("docker-compose.yml");
    private final Map<String, Object> file = new Yaml().load(text);

    @Test
    void setsOnlyWhatTheApplicationReads() throws IOException {
        assertThat(environment("application").keySet())
                .isNotEmpty()
                // A map.
                .filteredOn(name -> !name.startsWith("SPRING_MAIL_PROPERTIES_"))
                .isSubsetOf(variables());
    }

    /** That the application reads. */
    static Set<String> variables() throws IOException {
        Set<String> read = propertiesAsVariables();
        read.addAll(INTERPOLATED
                .matcher(read("src/main/resources/application.yaml"))
                .results()
                .map(variable -> variable.group(1))
                .collect(Collectors.toSet()));
        return read;
    }

    @Test
    void noticesAVariableThatNobodyReads() throws IOException {
        assertThat(propertiesAsVariables())
                .contains("SPRING_MONGODB_URI", "SPRING_DATASOURCE_URL", "COMMUNIQUE_DATADIR")
                .doesNotContain("SPRING_DATA_MONGODB_HOST_NAME", "COMMUNIQUE_DATA_DIRECTORY");
    }

    @Test
    void takesEveryPasswordFromTheEnvironment() {
        Set<String> example = read(".env.example")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .collect(Collectors.toSet());
        List<MatchResult> variables = INTERPOLATED.matcher(text).results().toList();
        assertThat(variables).extracting(variable -> variable.group(1)).containsAll(example);
        assertThat(example)
                .containsAll(
                        variables.stream().map(variable -> variable.group(1)).collect(Collectors.toSet()));
        for (String service : services().keySet()) {
            environment(service).forEach((name, value) -> {
                if (name.endsWith("PASSWORD") && !value.isEmpty()) {
                    assertThat(value).as(name).matches("\\$\\{\\w+:\\?[^}]+}");
                }
            });
        }
    }

    @Test
    void connectsWithAuthenticationToAReplicaSet() {
        String uri = INTERPOLATED
                .matcher(environment("application").get("SPRING_MONGODB_URI"))
                .replaceAll("secret");
        ConnectionString connection = new ConnectionString(uri);
        MongoCredential credential = Objects.requireNonNull(connection.getCredential());
        assertThat(connection.getRequiredReplicaSetName()).isEqualTo("rs0");
        assertThat(connection.getDatabase()).isEqualTo("communique");
        assertThat(credential.getUserName()).isEqualTo("communique");
        assertThat(credential.getSource()).isEqualTo("communique");
        assertThat(text).contains("--replSet rs0", "_id: \"rs0\"", "host: \"mongodb:27017\"");
    }

    @Test
    void startsTheApplicationOnceItsStoresAreHealthy() {
        Map<String, Object> application = map(services().get("application"));
        Map<String, Object> needed = map(application.get("depends_on"));
        assertThat(needed).containsOnlyKeys("mongodb", "postgres");
        for (Map.Entry<String, Object> dependency : needed.entrySet()) {
            assertThat(map(dependency.getValue())).containsEntry("condition", "service_healthy");
            assertThat(map(services().get(dependency.getKey()))).containsKey("healthcheck");
        }
        assertThat(String.valueOf(application.get("healthcheck"))).contains("/readyz");
    }

    /** While the image still makes the database, it listens on a socket, and not over TCP. */
    @Test
    void takesPostgresForReadyOnlyOnceItListensToOthers() {
        assertThat(String.valueOf(map(services().get("postgres")).get("healthcheck")))
                .contains("pg_isready, -h");
    }

    @Test
    void publishesNoPortOfMetrics() {
        assertThat(environment("application")).containsKey("COMMUNIQUE_METRICS_ADDRESS");
        assertThat(services().values())
                .allSatisfy(service ->
                        assertThat(String.valueOf(map(service).get("ports"))).doesNotContain("9464"));
    }

    @Test
    void readsAndKeepsWhatABackupNeeds() {
        Map<String, Object> backup = map(services().get("backup"));
        assertThat(String.valueOf(backup.get("volumes"))).contains("application-data", "backups:/backups");
        assertThat(mount("backup", "application-data").path())
                .isEqualTo(environment("backup").get("DATA_DIR"));
        for (String script : List.of("docker/backup/backup", "docker/backup/restore")) {
            Set<String> needed = Pattern.compile("\\$\\{?([A-Z]{2,}[A-Z_]*)")
                    .matcher(read(script))
                    .results()
                    .map(variable -> variable.group(1))
                    .collect(Collectors.toSet());
            needed.removeAll(Set.of("BACKUP_FOLDER", "DATA_DIR", "APPLICATION"));
            assertThat(environment("backup").keySet()).containsAll(needed);
        }
    }

    /** Every file that an image is made of is there, and is sent to the builder. */
    @Test
    void copiesWhatIsThereIntoImages() {
        List<String> sent = read(".dockerignore")
                .lines()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .toList();
        for (String dockerfile : List.of("Dockerfile", "docker/backup/Dockerfile")) {
            List<String> sources = sources(read(dockerfile));
            assertThat(sources).isNotEmpty().allSatisfy(source -> {
                assertThat(Path.of(source)).exists();
                assertThat(sent).anyMatch(folder -> source.equals(folder) || source.startsWith(folder + "/"));
            });
        }
        assertThat(read("pom.xml")).contains("<directory>workflows</directory>", "/frontend</workingDirectory>");
        assertThat(sources(read("Dockerfile"))).contains("pom.xml", "src/main", "workflows", "frontend");
    }

    private static List<String> sources(String dockerfile) {
        return dockerfile
                .lines()
                .filter(line -> line.startsWith("COPY ") && !line.startsWith("COPY --from="))
                .map(line -> List.of(line.split(" ")))
                .flatMap(words -> words.subList(1, words.size() - 1).stream())
                .toList();
    }

    @Test
    void copiesOnlyWhatEarlierStagesOfAnImageHave() {
        List<String> lines = read("Dockerfile").lines().toList();
        for (String line : lines) {
            if (line.startsWith("COPY --from=")) {
                String stage = line.substring("COPY --from=".length(), line.indexOf(' ', 5));
                assertThat(lines.subList(0, lines.indexOf(line)))
                        .anyMatch(earlier -> earlier.startsWith("FROM ") && earlier.endsWith(" AS " + stage));
            }
        }
    }

    @Test
    void keepsDataInNamedVolumes() {
        Set<String> volumes = map(file.get("volumes")).keySet();
        for (Object service : services().values()) {
            assertThat(((List<?>) map(service).get("volumes")))
                    .isNotEmpty()
                    .allSatisfy(volume ->
                            assertThat(volumes).contains(Mount.of(volume).volume()));
        }
    }

    /**
     * Docker gives a new volume the owner, the mode and the content of what the image of the first container has at that path, unless the
     * container says nocopy. So each volume has one service whose image has there what it needs, and whichever is first, it is that one's.
     */
    @Test
    void startsOnNewVolumesInAnyOrder() {
        for (String volume : map(file.get("volumes")).keySet()) {
            List<String> copying = services().keySet().stream()
                    .filter(service -> mounts(service).containsKey(volume)
                            && !mount(service, volume).nocopy())
                    .toList();
            assertThat(copying)
                    .as("services that a new volume %s can be of", volume)
                    .hasSize(1);
            String service = copying.getFirst();
            assertThat(List.of(ownerOf(service, mount(service, volume).path()), "root"))
                    .as(
                            "users who can write to %s in %s",
                            mount(service, volume).path(), service)
                    .contains(userOf(service));
        }
    }

    /** A volume in a folder that an image has for something else hides that, or is filled with it. */
    @Test
    void mountsNothingWhereAnImageHasAnothersFolder() {
        for (String service : services().keySet()) {
            assertThat(mounts(service).values())
                    .allSatisfy(mount -> assertThat(FOLDERS.getOrDefault(image(service), Map.of()))
                            .as("%s of %s", mount.path(), service)
                            .doesNotContainEntry(mount.path(), NOT_FOR_VOLUMES));
        }
    }

    @Test
    void saysHowMuchMemoryMongoDbMayUse() {
        Map<String, Object> mongodb = map(services().get("mongodb"));
        assertThat(String.valueOf(mongodb.get("entrypoint"))).contains("--wiredTigerCacheSizeGB $$CACHE_GB");
        assertThat(environment("mongodb")).containsEntry("CACHE_GB", "${MONGODB_CACHE_GB:-0.5}");
        assertThat(mongodb).containsEntry("mem_limit", "${MONGODB_MEMORY:-1g}");
    }

    /** What an earlier layer has stays in the image though a later one removes it. */
    @Test
    void leavesNothingBehindInTheImage() {
        List<String> last = lastStage();
        assertThat(last).filteredOn(line -> line.startsWith("COPY ")).hasSize(1);
        assertThat(last).noneMatch(line -> line.startsWith("RUN "));
    }

    /** Libraries that make files choose no mode. */
    @Test
    void writesForItsOwnerAlone() {
        assertThat(read("run")).contains("umask 077");
        assertThat(lastStage())
                .anyMatch(line -> line.startsWith("ENTRYPOINT ") && line.contains("umask 077 && exec java"));
    }

    /** The collector would be another one on a small machine, and in a container as small as Compose's. */
    @Test
    void namesTheCollector() {
        assertThat(read(".ci/java-options").lines()).contains("-XX:+UseG1GC");
    }

    private static List<String> lastStage() {
        List<String> lines = read("Dockerfile").lines().toList();
        int from = lines.stream()
                .filter(line -> line.startsWith("FROM "))
                .mapToInt(lines::lastIndexOf)
                .max()
                .orElseThrow();
        return lines.subList(from, lines.size());
    }

    /** Where a service has a volume. */
    private record Mount(String volume, String path, boolean nocopy) {

        static Mount of(Object mount) {
            if (mount instanceof String brief) {
                String[] parts = brief.split(":");
                return new Mount(parts[0], parts[1], false);
            }
            Map<String, Object> whole = map(mount);
            Object options = whole.getOrDefault("volume", Map.of());
            return new Mount(
                    String.valueOf(whole.get("source")),
                    String.valueOf(whole.get("target")),
                    Boolean.TRUE.equals(map(options).get("nocopy")));
        }
    }

    private Mount mount(String service, String volume) {
        return Objects.requireNonNull(mounts(service).get(volume));
    }

    private Map<String, Mount> mounts(String service) {
        List<?> volumes = (List<?>) map(services().get(service)).get("volumes");
        return Objects.requireNonNull(volumes).stream()
                .map(Mount::of)
                .collect(Collectors.toMap(Mount::volume, mount -> mount));
    }

    /** The one that its image is, or is made from. */
    private String image(String service) {
        Object image = map(services().get(service)).get("image");
        if (image == null) {
            List<String> bases = read(dockerfile(service))
                    .lines()
                    .filter(line -> line.startsWith("FROM ") && !line.contains(" AS "))
                    .map(line -> line.substring("FROM ".length()))
                    .toList();
            image = bases.getLast();
        }
        return String.valueOf(image).split(":")[0];
    }

    private String dockerfile(String service) {
        Object build = map(services().get(service)).get("build");
        return build instanceof String
                ? "Dockerfile"
                : String.valueOf(map(build).get("dockerfile"));
    }

    private String userOf(String service) {
        if (map(services().get(service)).containsKey("image")) {
            return USERS.getOrDefault(image(service), "root");
        }
        return Pattern.compile("^USER (\\w+)$", Pattern.MULTILINE)
                .matcher(read(dockerfile(service)))
                .results()
                .map(user -> user.group(1))
                .findFirst()
                .orElse("root");
    }

    /** Root's where an image has no such folder: Docker makes it. */
    private String ownerOf(String service, String path) {
        Matcher made = Pattern.compile("install -d -o (\\w+) -m 700 " + Pattern.quote(path) + "$", Pattern.MULTILINE)
                .matcher(map(services().get(service)).containsKey("image") ? "" : read(dockerfile(service)));
        return made.find()
                ? made.group(1)
                : FOLDERS.getOrDefault(image(service), Map.of()).getOrDefault(path, "root");
    }

    /** Every documented property of the class path, ours among them, as Spring's relaxed binding names it. */
    private static Set<String> propertiesAsVariables() throws IOException {
        JsonMapper json = new JsonMapper();
        Set<String> variables = new TreeSet<>();
        for (URL metadata : Collections.list(
                ComposeFileTests.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream in = metadata.openStream()) {
                for (JsonNode property : json.readTree(in).path("properties")) {
                    if (!property.has("deprecation") && !property.has("deprecated")) {
                        variables.add(property.path("name")
                                .asString()
                                .replace("-", "")
                                .replace('.', '_')
                                .toUpperCase(Locale.ROOT));
                    }
                }
            }
        }
        return variables;
    }

    private Map<String, Object> services() {
        return map(file.get("services"));
    }

    private Map<String, String> environment(String service) {
        Object environment = map(services().get(service)).getOrDefault("environment", Map.of());
        return map(environment).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        // Without a value it is passed on.
                        entry ->
                                entry.getValue() == null ? "" : entry.getValue().toString()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    private static String read(String name) {
        try {
            return Files.readString(Path.of(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
