package org.communique.api;

import static java.util.stream.Collectors.toMap;
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
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.communique.browser.Browsers;
import org.communique.coalition.directory.Role;
import org.communique.coalition.evidence.LetterFixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Every operation that takes a body. */
@Timeout(120)
class RequestBodyTests extends ApiTest {

    private static final Pattern IN_PATH = Pattern.compile("\\{(\\w+)}");
    private static final String FORM = "multipart/form-data; boundary=b";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** As Python's json and PHP's json_encode write. */
    private static final JsonMapper ESCAPING =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private String token = "";
    private String statement = "";

    private record Operation(String method, String path, String takes, int mostBytes) {

        String address(String statement) {
            var values = Map.of("statement", statement, "version", statement + ".1", "number", "1");
            var address = IN_PATH.matcher(path).replaceAll(found -> values.getOrDefault(found.group(1), "1"));
            return path.endsWith("/draft/file") ? address + "?against=draft" : address;
        }

        String contentType() {
            return takes.startsWith("multipart/") ? FORM : takes;
        }

        /** Of the others each has the next. */
        boolean hasAllSizes() {
            return succeeds() || path.endsWith("/amendments/decisions") || path.startsWith("/?");
        }

        boolean succeeds() {
            return path.endsWith("/import") || path.endsWith("{statement}/draft/file");
        }

        byte[] body() {
            return text("We ask again.").getBytes(StandardCharsets.UTF_8);
        }

        private String text(String file) {
            return switch (contentType()) {
                case FORM -> """
                    --b\r
                    Content-Disposition: form-data; name="statement"\r
                    Content-Type: application/json\r
                    \r
                    {"title": "Urgent"}\r
                    --b\r
                    Content-Disposition: form-data; name="file"; filename="a.md"\r
                    \r
                    %s\r
                    --b--\r
                    """.formatted(file);
                case "application/json" -> "{}";
                default -> "We ask.";
            };
        }

        /** A form has the largest file, and blanks before its parts. */
        byte[] body(int bytes) {
            boolean form = takes.startsWith("multipart/");
            var text = text("x".repeat(form ? mostBytes - (1 << 20) : 0));
            var blanks = " ".repeat(bytes - text.length() - (form ? 2 : 0));
            return (form ? blanks + "\r\n" + text : text + blanks).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Of the only description that there is. */
    private static List<Operation> described = List.of();

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
        if (described.isEmpty()) {
            described = described();
        }
        return described;
    }

    private List<Operation> described() {
        var found = new ArrayList<Operation>();
        withToken(null)
                .get("/v3/api-docs")
                .json()
                .at("/paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    var body = operation.getValue().path("requestBody");
                    body.path("content").propertyNames().stream()
                            .findFirst()
                            .map(takes -> new Operation(
                                    operation.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    takes,
                                    body.path("x-max-bytes").asInt()))
                            .ifPresent(found::add);
                }));
        assertThat(found).hasSizeGreaterThan(80);
        return found;
    }

    /** It was cut after 8 KB, or never sent, although the act was done. */
    @Test
    @EnabledIf("org.communique.LongRun#isOn")
    void isAnsweredWholeAfterItWaitedForWork() throws Exception {
        var all = Stream.of(1, 9, 70, 700)
                .flatMap(kilobytes -> Stream.of("gzip", "identity")
                        .map(coding -> new Asked(new Operation("", "", "", 0), coding, kilobytes)))
                .toList();
        var asked = new ArrayList<Asked>();
        for (var operation : with(operations(), new Operation("POST", "/?v-r=uidl&v-uiId=0", "application/json", 0))) {
            var some = operation.hasAllSizes() ? all : List.of(all.get(asked.size() % all.size()));
            some.forEach(of -> asked.add(new Asked(operation, of.coding(), of.kilobytes())));
        }
        var cut = new TreeMap<String, String>();
        // As many as one member may have at work and waiting.
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

    @ParameterizedTest
    @ValueSource(ints = {9, 700})
    void isAnsweredWholeToAScreen(int kilobytes) {
        var reader = browsers.signedIn(people.member(Role.COORDINATOR));
        reader.settle();
        reader.page().setExtraHTTPHeaders(Map.of(HeldAnswers.KILOBYTES, String.valueOf(kilobytes)));

        var answer = reader.page()
                .waitForResponse(
                        response -> response.url().contains("v-r=uidl"),
                        () -> reader.link("Statements").click());

        assertThat(answer.finished()).isNull();
        assertThat(answer.text()).hasSizeGreaterThan(kilobytes << 10);
        JsonMapper.shared().readTree(answer.text());
        reader.page().waitForURL("**/statements");
        reader.settle();
        reader.page().setExtraHTTPHeaders(Map.of());
        assertThat(browsers.complaints()).isEmpty();
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

    @Test
    void isAsLargeAsTheDescriptionSaysAndNoLarger() {
        var wrong = new TreeMap<String, Integer>();
        for (var operation : operations()) {
            int taken = send(operation, operation.body(operation.mostBytes()))
                    .response()
                    .statusCode();
            int tooLarge = send(operation, operation.body(operation.mostBytes() + 1))
                    .response()
                    .statusCode();
            if (taken == 413 || taken >= 500 || tooLarge != 413) {
                wrong.put(operation.toString(), taken);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private Answer send(Operation operation, byte[] body) {
        return withToken(token)
                .send(
                        operation.method(),
                        operation.address(statement),
                        operation.contentType(),
                        BodyPublishers.ofByteArray(body));
    }

    /** Letters that some write in JSON as six bytes, and a slash that some write as two. */
    static Stream<Arguments> largest() {
        var evidence = Map.of("name", "letter.pdf", "content", "\\/".repeat(109_227) + "A".repeat(6_990_508 - 109_227));
        return Stream.of(
                Arguments.of("POST", "mandates", Map.of("file", evidence)),
                Arguments.of("PUT", "calls/{version}/answers/{organisation}", Map.of("file", evidence)),
                Arguments.of("POST", "statements", Map.of("title", "T", "markdown", letters(2_000_000))),
                Arguments.of(
                        "POST",
                        "statements/{statement}/proposals/{proposal}/submission",
                        Map.of(
                                "items",
                                Collections.nCopies(
                                        200, Map.of("changes", List.of(1_000_000), "reason", letters(4_000))))),
                Arguments.of("POST", "treaty/instruments/{instrument}/editions", Map.of("file", table(2 << 20))),
                Arguments.of("POST", "treaty/instruments/{instrument}/edition-preview", Map.of("file", table(2 << 20))),
                Arguments.of("POST", "treaty/editions/{edition}/preview", table(2 << 20)),
                Arguments.of("PUT", "treaty/editions/{edition}/articles", table(2 << 20)),
                Arguments.of("POST", "treaty/instruments/{instrument}/status-preview", table(2 << 20)),
                Arguments.of("POST", "treaty/instruments/{instrument}/status-imports", Map.of("table", table(2 << 20))),
                Arguments.of("POST", "treaty/votes/{vote}/table-preview", table(256 << 10)),
                Arguments.of("PUT", "treaty/votes/{vote}/table", table(256 << 10)),
                Arguments.of(
                        "PUT",
                        "treaty/stance-requests/{request}/answer",
                        Map.of("stances", Collections.nCopies(200, Map.of("article", "200", "words", letters(500))))),
                Arguments.of(
                        "POST",
                        "statements/{statement}/amendments/decisions",
                        Map.of(
                                "amendments",
                                Collections.nCopies(200, 10_000),
                                "revisions",
                                IntStream.range(10_000, 10_200).boxed().collect(toMap(String::valueOf, each -> 1_000)),
                                "reason",
                                letters(4_000))),
                Arguments.of("POST", "stages/{stage}/decisions", Map.of("comment", letters(10_000))),
                Arguments.of(
                        "POST",
                        "statements/{statement}/draft/comments",
                        Map.of(
                                "exact", letters(4_000),
                                "prefix", letters(32),
                                "suffix", letters(32),
                                "text", letters(4_000),
                                "suggested", letters(2_000))));
    }

    private static String letters(int count) {
        return "\u0905".repeat(count);
    }

    /** With letters of two bytes in UTF-8, which the limit is of. */
    private static Map<String, String> table(int bytes) {
        return Map.of("text", "\u0634".repeat(bytes / 2));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("largest")
    void mayBeTheLargestThatIsDocumented(String method, String path, Map<String, ?> body) {
        var written = ESCAPING.writeValueAsString(body).replace("\\\\/", "\\/");
        var operation = new Operation(method, "/api/v1/" + path, "application/json", 0);

        // What is missing in it is refused once all of it was read.
        var answer = send(operation, written.getBytes(StandardCharsets.UTF_8)).response();
        assertThat(answer.statusCode()).as(answer.body()).isNotEqualTo(413).isLessThan(500);
        assertThat(operations()).anyMatch(described -> described.path().equals(operation.path()));
    }

    @Test
    void mayHaveTheLargestFileOfEvidence() {
        var signer = people.member(Role.REPRESENTATIVE);
        var letter = Arrays.copyOf(LetterFixtures.pdf("We authorise Ada."), 5 << 20);
        var mandate = Map.of(
                "member", signer.id().value(),
                "organisation", signer.organisation().value(),
                "from", "2026-01-01",
                "evidence", "A letter of the board.",
                "file", Map.of("name", "letter.pdf", "content", letter));

        with(people.member(Role.ADMINISTRATOR))
                .post("/api/v1/mandates", ESCAPING.writeValueAsString(mandate))
                .succeeds();
    }
}
