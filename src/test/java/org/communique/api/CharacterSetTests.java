package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.communique.coalition.directory.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text is stored as it was sent or refused; no byte is read as another character in silence. */
class CharacterSetTests extends ApiTest {

    private static final String TEXT = "Nous demandons la libert\u00e9.";

    private Caller caller;
    private String statement;

    @BeforeEach
    void open() {
        caller = with(people.member(Role.COORDINATOR, Role.ADMINISTRATOR));
        statement = "/api/v1/statements/"
                + caller.post("/api/v1/statements", "{\"title\": \"Urgent\", \"markdown\": \"We ask.\"}")
                        .succeeds()
                        .text("/id");
    }

    static Stream<byte[]> garbage() throws IOException {
        var utf8 = "# good text \u00e9".getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                TEXT.getBytes(StandardCharsets.ISO_8859_1),
                TEXT.getBytes(StandardCharsets.UTF_16),
                "# Plain".getBytes(StandardCharsets.UTF_16LE),
                Arrays.copyOf(utf8, utf8.length - 1),
                packed());
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void refusesADraftThatIsNotUtf8(byte[] bytes) {
        put("text/markdown", bytes, Map.of()).isRefused(400, "invalid");
        assertUnchanged();
    }

    @ParameterizedTest
    @CsvSource({"iso-8859-1, iso-8859-1", "utf-16, utf-16", "utf-8, utf-8", "windows-1252, windows-1252"})
    void readsADraftInTheCharacterSetThatIsDeclared(String declared, String actual) {
        put("text/markdown;charset=" + declared, TEXT.getBytes(Charset.forName(actual)), Map.of())
                .succeeds();
        assertThat(text()).isEqualTo(TEXT + "\n");
    }

    @ParameterizedTest
    @CsvSource({"us-ascii", "utf-16", "x-none"})
    void refusesADraftInAnotherCharacterSetThanDeclared(String declared) {
        assertThat(put("text/markdown;charset=" + declared, (TEXT + " a").getBytes(StandardCharsets.UTF_8), Map.of())
                        .response()
                        .statusCode())
                .isIn(400, 415);
        assertUnchanged();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "deflate", "identity, gzip", "x-none"})
    void refusesPackedBodies(String coding) throws IOException {
        var headers = Map.of("Content-Encoding", coding);
        for (var bytes : new byte[][] {packed(), "# hi".getBytes(StandardCharsets.UTF_8)}) {
            put("text/markdown", bytes, headers).isRefused(415, "unsupported-media-type");
            caller.send("POST", "/api/v1/statements", "application/json", BodyPublishers.ofByteArray(bytes), headers)
                    .isRefused(415, "unsupported-media-type");
            caller.send(
                            "POST",
                            "/api/v1/statements/import",
                            "multipart/form-data; boundary=b",
                            BodyPublishers.ofByteArray(bytes),
                            headers)
                    .isRefused(415, "unsupported-media-type");
        }
        assertThat(caller.send(
                                "POST",
                                "/sign-in",
                                "application/x-www-form-urlencoded",
                                BodyPublishers.ofString("a=b"),
                                headers)
                        .response()
                        .statusCode())
                .isEqualTo(415);
        assertUnchanged();
    }

    @Test
    void readsBodiesThatAreSaidNotToBePacked() {
        put("text/markdown", TEXT.getBytes(StandardCharsets.UTF_8), Map.of("Content-Encoding", "Identity"))
                .succeeds();
        assertThat(text()).isEqualTo(TEXT + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/json;charset=us-ascii", "application/json;charset=iso-8859-1"})
    void refusesJsonThatIsNotUtf8(String type) {
        caller.send(
                        "POST",
                        "/api/v1/statements",
                        type,
                        BodyPublishers.ofByteArray(
                                "{\"title\": \"Libert\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1)))
                .isRefused(400, "invalid");
    }

    @Test
    void refusesTextsInFormsThatAreNotUtf8() {
        form("statements/import", "statement", "{\"title\":\"Libert\u00e9\"}", "# Text")
                .isRefused(400, "invalid");
        form("statements/import", "statement", "{\"title\":\"Ours\"}", "# Libert\u00e9")
                .isRefused(422, "unreadable");
        form("workflows", "note", "Libert\u00e9", "<a/>").isRefused(400, "invalid");
    }

    private Answer form(String path, String name, String text, String file) {
        var type = name.equals("statement") ? "\r\nContent-Type: application/json" : "";
        var body = "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"" + type + "\r\n\r\n" + text
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.md\"\r\n\r\n" + file
                + "\r\n--b--\r\n";
        return caller.send(
                "POST",
                "/api/v1/" + path,
                "multipart/form-data; boundary=b",
                BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static byte[] packed() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write("# Our text\n".repeat(300).getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private Answer put(String type, byte[] bytes, Map<String, String> headers) {
        return caller.send("PUT", statement + "/draft", type, BodyPublishers.ofByteArray(bytes), headers);
    }

    private void assertUnchanged() {
        assertThat(text()).isEqualTo("We ask.\n");
    }

    private String text() {
        return caller.get(statement + "/draft").succeeds().response().body();
    }
}
