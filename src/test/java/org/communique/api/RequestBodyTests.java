package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.communique.coalition.directory.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/** Every operation that takes a body. */
@Timeout(120)
class RequestBodyTests extends ApiTest {

    private static final Pattern IN_PATH = Pattern.compile("\\{(\\w+)}");
    private static final String FORM = "multipart/form-data; boundary=b";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private String token = "";
    private String statement = "";

    private record Operation(String method, String path, String takes) {

        String address(String statement) {
            var values = Map.of("statement", statement, "version", statement + ".1", "number", "1");
            var address = IN_PATH.matcher(path).replaceAll(found -> values.getOrDefault(found.group(1), "1"));
            return path.endsWith("/draft/file") ? address + "?against=draft" : address;
        }

        String contentType() {
            return takes.startsWith("multipart/") ? FORM : takes;
        }

        boolean succeeds() {
            return path.endsWith("/import") || path.endsWith("{statement}/draft/file");
        }

        byte[] body() {
            var text = switch (contentType()) {
                case FORM -> """
                    --b\r
                    Content-Disposition: form-data; name="statement"\r
                    Content-Type: application/json\r
                    \r
                    {"title": "Urgent"}\r
                    --b\r
                    Content-Disposition: form-data; name="file"; filename="a.md"\r
                    \r
                    We ask again.\r
                    --b--\r
                    """;
                case "application/json" -> "{}";
                default -> "We ask.";
            };
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    private record Asked(Operation operation, String coding, int kilobytes) {}

    @BeforeEach
    void open() {
        token = token(people.member(Role.COORDINATOR));
        statement = withToken(token)
                .post("/api/v1/statements", "{\"title\": \"Urgent\", \"markdown\": \"We ask.\"}")
                .succeeds()
                .text("/id");
    }

    private List<Operation> operations() {
        var found = new ArrayList<Operation>();
        withToken(null)
                .get("/v3/api-docs")
                .json()
                .at("/paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    var content = operation.getValue().path("requestBody").path("content");
                    content.propertyNames().stream()
                            .findFirst()
                            .map(takes ->
                                    new Operation(operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), takes))
                            .ifPresent(found::add);
                }));
        assertThat(found).hasSizeGreaterThan(80);
        return found;
    }

    /** It was cut after 8 KB, or never sent, although the act was done. */
    @Test
    void isAnsweredWholeAfterItWaitedForWork() throws Exception {
        var all = Stream.of(1, 9, 70, 700)
                .flatMap(kilobytes -> Stream.of("gzip", "identity")
                        .map(coding -> new Asked(new Operation("", "", ""), coding, kilobytes)))
                .toList();
        var asked = new ArrayList<Asked>();
        for (var operation : with(operations(), new Operation("POST", "/?v-r=uidl&v-uiId=0", "application/json"))) {
            // All sizes where there are files or much work, and of the others each the next.
            var some = operation.takes().equals("application/json")
                            && !operation.path().endsWith("/decisions")
                    ? List.of(all.get(asked.size() % all.size()))
                    : all;
            some.forEach(of -> asked.add(new Asked(operation, of.coding(), of.kilobytes())));
        }
        var cut = new TreeMap<String, String>();
        try (var callers = Executors.newFixedThreadPool(4)) {
            var answers = new ArrayList<Future<String>>();
            asked.forEach(each -> answers.add(callers.submit(() -> whatIsWrong(each))));
            for (int i = 0; i < asked.size(); i++) {
                if (!answers.get(i).get().isEmpty()) {
                    cut.put(asked.get(i).toString(), answers.get(i).get());
                }
            }
        }
        assertThat(cut).isEmpty();
    }

    private static List<Operation> with(List<Operation> operations, Operation another) {
        return Stream.concat(operations.stream(), Stream.of(another)).toList();
    }

    /** @return nothing if the answer is whole */
    private String whatIsWrong(Asked asked) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + port + asked.operation().address(statement)))
                .method(
                        asked.operation().method(),
                        BodyPublishers.ofByteArray(asked.operation().body()))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", asked.operation().contentType())
                .header("Accept-Encoding", asked.coding())
                .header(HeldAnswers.KILOBYTES, String.valueOf(asked.kilobytes()))
                .build();
        try {
            var answer = CLIENT.send(request, BodyHandlers.ofByteArray());
            var encoded = new ByteArrayInputStream(answer.body());
            var body = (answer.headers().firstValue("Content-Encoding").isPresent()
                            ? new GZIPInputStream(encoded)
                            : encoded)
                    .readAllBytes();
            if (answer.statusCode() == HttpURLConnection.HTTP_NO_CONTENT) {
                return "";
            }
            if (answer.statusCode() >= 500 || body.length < asked.kilobytes() << 10) {
                return answer.statusCode() + ", " + body.length + " bytes";
            }
            JsonMapper.shared().readTree(body);
            return answer.statusCode() >= 400 && asked.operation().succeeds() ? "" + answer.statusCode() : "";
        } catch (IOException | RuntimeException e) {
            return e.toString();
        }
    }
}
