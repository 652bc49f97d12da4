package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
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
    private String statement = "";

    @BeforeEach
    void open() {
        caller = with(people.member(Role.COORDINATOR, Role.ADMINISTRATOR));
    }

    /** Opened by the tests that look at one. */
    private String statement() {
        if (statement.isEmpty()) {
            statement = "/api/v1/statements/"
                    + caller.post("/api/v1/statements", "{\"title\": \"Urgent\", \"markdown\": \"We ask.\"}")
                            .succeeds()
                            .text("/id");
        }
        return statement;
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

    static Stream<byte[]> jsonThatIsNotUtf8() {
        var json = "{\"title\": \"Libert\u00e9\"}";
        return Stream.concat(
                Stream.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")
                        .map(name -> json.getBytes(Charset.forName(name))),
                // Overlong, half a character, beyond the last, cut off.
                Stream.of("C0AF", "E0808A", "F08080AF", "EDA080", "F4908080", "E282", "FF", "80")
                        .map(hex -> new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1))
                        .map(text -> ("{\"title\": \"a" + text + "b\"}").getBytes(StandardCharsets.ISO_8859_1)));
    }

    @ParameterizedTest
    @MethodSource("jsonThatIsNotUtf8")
    void refusesJsonThatJacksonWouldReadOrThatIsNoText(byte[] bytes) {
        var refusal = caller.send("POST", "/api/v1/statements", "application/json", BodyPublishers.ofByteArray(bytes));
        refusal.isRefused(400, "invalid");
        assertThat(refusal.text("/detail")).contains("JSON is UTF-8");
    }

    @Test
    void readsAllCharactersOfJson() {
        var title = "a\u00e9\u0800\ud7a3\uffe6\ud83d\ude00 z";
        var id = caller.post("/api/v1/statements", "{\"title\": \"" + title + "\", \"markdown\": \"We ask.\"}")
                .succeeds()
                .text("/id");
        assertThat(caller.get("/api/v1/statements/" + id).succeeds().text("/title"))
                .isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\ud800b", "a\\udc00", "\\ude00\\ud83d", "a\\ud83d"})
    void refusesHalvesOfCharactersInTexts(String text) {
        for (var json :
                List.of("{\"title\": \"Ours\", \"markdown\": \"" + text + "\"}", "{\"title\": \"" + text + "\"}")) {
            caller.post("/api/v1/statements", json).isRefused(400, "invalid");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"iso-2022-cn", "iso-2022-jp", "x-JISAutoDetect", "x-utf-16le-bom", "cesu-8", "ibm037", "gb18030"
            })
    void refusesCharacterSetsInWhichBytesAreGuessed(String declared) {
        put("text/markdown;charset=" + declared, TEXT.getBytes(StandardCharsets.UTF_8), Map.of())
                .isRefused(415, "unsupported-media-type");
        assertUnchanged();
    }

    @ParameterizedTest
    @CsvSource({"quoted-printable, 400", "base64, 400", "x-none, 400", "Binary, 201", "8bit, 201", "7bit, 201"})
    void refusesPartsInATransferEncoding(String encoding, int status) {
        var headers = "Content-Transfer-Encoding: " + encoding + "\r\n";
        assertThat(form("statements/import", "statement", "{\"title\":\"Ours\"}", "# Text", headers)
                        .response()
                        .statusCode())
                .isEqualTo(status);
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
        return form(path, name, text, file, "");
    }

    private Answer form(String path, String name, String text, String file, String headers) {
        var type = name.equals("statement") ? "\r\nContent-Type: application/json" : "";
        var body =
                "--b\r\n" + headers + "Content-Disposition: form-data; name=\"" + name + "\"" + type + "\r\n\r\n" + text
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
        return caller.send("PUT", statement() + "/draft", type, BodyPublishers.ofByteArray(bytes), headers);
    }

    private void assertUnchanged() {
        assertThat(text()).isEqualTo("We ask.\n");
    }

    private String text() {
        return caller.get(statement() + "/draft").succeeds().response().body();
    }
}
