package org.communique.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The manifests are as the API takes them, and agree with each other and with the image; there is no cluster here to try them on. */
class KubernetesFilesTests {

    private static final Path FOLDER = Path.of("docker/kubernetes");
    private static final JsonMapper JSON_MAPPER = JsonMapper.shared();

    private final List<JsonNode> manifests = read();

    private static List<JsonNode> read() {
        List<JsonNode> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                new Yaml().loadAll(Files.readString(file)).forEach(each -> all.add(JSON_MAPPER.valueToTree(each)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private JsonNode manifest(String kind) {
        return manifests.stream()
                .filter(each -> each.get("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    /** By the schema of the API: what it does not know, lacks, or takes otherwise. */
    private static void validate(JsonNode manifest) {
        JSON.getGson();
        JsonElement element = JsonParser.parseString(manifest.toString());
        try {
            Class.forName("io.kubernetes.client.openapi.models.V1"
                            + manifest.get("kind").asString())
                    .getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, element);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    manifest.get("kind") + ": " + e.getTargetException().getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void areAsTheApiTakesThem() {
        assertThat(manifests).hasSizeGreaterThan(7).allSatisfy(each -> {
            assertThatCode(() -> validate(each)).doesNotThrowAnyException();
            if (!each.get("kind").asString().equals("Namespace")) {
                assertThat(each.at("/metadata/namespace").asString()).isEqualTo("communique");
            }
        });
    }

    @Test
    void aFieldThatTheApiDoesNotKnowIsFound() {
        String typo = manifest("StatefulSet").toString().replace("readinessProbe", "readynessProbe");
        assertThatThrownBy(() -> validate(JSON_MAPPER.readTree(typo))).hasMessageContaining("readynessProbe");
        ObjectNode withoutSelector = (ObjectNode) manifest("StatefulSet").deepCopy();
        ((ObjectNode) withoutSelector.get("spec")).remove("selector");
        assertThatThrownBy(() -> validate(withoutSelector)).hasMessageContaining("selector");
    }

    @Test
    void setOnlyWhatTheApplicationReads() throws IOException {
        Set<String> read = ComposeFileTests.variables();
        assertThat(manifest("ConfigMap").get("data").propertyNames())
                .isNotEmpty()
                .isSubsetOf(read);
        // Applying the folder again would put what a file has in the place of what is in use.
        assertThat(manifests).extracting(each -> each.get("kind").asString()).doesNotContain("Secret");
        assertThat(manifest("StatefulSet").at("/spec/replicas").isMissingNode()).isTrue();
    }

    @Test
    void havePodsThatTheOthersFind() {
        JsonNode labels = manifest("StatefulSet").at("/spec/template/metadata/labels");
        assertThat(manifest("StatefulSet").at("/spec/selector/matchLabels")).isEqualTo(labels);
        assertThat(manifest("Service").at("/spec/selector")).isEqualTo(labels);
        assertThat(manifest("PodDisruptionBudget").at("/spec/selector/matchLabels"))
                .isEqualTo(labels);
        assertThat(manifest("NetworkPolicy").at("/spec/podSelector/matchLabels"))
                .isEqualTo(labels);
        JsonNode container = container();
        Map<String, Integer> ports = Map.of("http", 8080, "metrics", 9464);
        assertThat(container.get("ports"))
                .allSatisfy(port -> assertThat(port.get("containerPort").asInt())
                        .isEqualTo(ports.get(port.get("name").asString())));
        assertThat(manifest("Service").at("/spec/ports/0/targetPort").asString())
                .isEqualTo("http");
    }

    private JsonNode container() {
        return manifest("StatefulSet").at("/spec/template/spec/containers/0");
    }

    @Test
    void runAsTheImageDoesAndWriteNowhereElse() throws IOException {
        JsonNode pod = manifest("StatefulSet").at("/spec/template/spec");
        String user = pod.at("/securityContext/runAsUser").asString() + ":"
                + pod.at("/securityContext/runAsGroup").asString();
        String dockerfile = Files.readString(Path.of("Dockerfile"));
        assertThat(dockerfile).contains("USER " + user, "ENV DATA_DIR=/data");
        for (String containers : List.of("initContainers", "containers")) {
            assertThat(pod.get(containers)).isNotEmpty().allSatisfy(each -> {
                assertThat(each.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                        .isTrue();
                assertThat(each.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                        .isFalse();
                assertThat(each.at("/securityContext/capabilities/drop").toString())
                        .isEqualTo("[\"ALL\"]");
            });
        }
        assertThat(container().at("/env/0/value").asString()).isEqualTo("/data/node");
        assertThat(container().get("volumeMounts"))
                .extracting(mount -> mount.get("mountPath").asString())
                .containsExactly("/data", "/tmp");
    }

    @Test
    void askWhatTheServerAnswersAndLeaveItTimeToStop() {
        assertThat(List.of("startupProbe", "livenessProbe", "readinessProbe"))
                .extracting(
                        probe -> container().at("/" + probe + "/httpGet/path").asString())
                .containsExactly("/livez", "/livez", "/readyz");
        int grace = manifest("StatefulSet")
                .at("/spec/template/spec/terminationGracePeriodSeconds")
                .asInt();
        int before = container().at("/lifecycle/preStop/exec/command/1").asInt();
        // Each phase of a stop has half a minute at most.
        assertThat(grace).isGreaterThan(before + 2 * 30);
    }

    @Test
    void tellTheProxyWhichDraftASocketIsAbout() throws IOException {
        assertThat(manifests.toString())
                .contains(
                        "\"path\":\"/collab\",\"pathType\":\"Exact\"",
                        "\"name\":\"communique-drafts\",\"port\"",
                        "\"nginx.ingress.kubernetes.io/upstream-hash-by\":\"$arg_draft\"");
        assertThat(Files.readString(Path.of("frontend/src/collaboration/session.ts")))
                .contains("set('draft'");
    }
}
