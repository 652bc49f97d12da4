package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.communique.TrackedFile;
import org.communique.coalition.directory.Role;
import org.communique.file.FileOrigin;
import org.communique.file.office.export.DocxWriter;
import org.communique.file.office.export.FileComments;
import org.communique.file.office.export.Reviser;
import org.communique.file.office.export.TextFile;
import org.communique.statement.TextHash;
import org.communique.text.line.TrackedLines;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.unicode.Direction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that begin with a file whose changes are tracked. */
class FileImportApiTests extends ApiTest {

    private Caller caller;

    @BeforeEach
    void signIn() {
        caller = with(people.member(people.organisation("Secretariat"), Role.COORDINATOR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"changes\": \"accepted\"", ", \"changes\": null"})
    void acceptsTheChangesUnlessItIsToldToRejectThem(String changes) throws IOException {
        for (byte[] file : TrackedFile.ofEachFormat()) {
            assertThat(text(imported(changes, file))).isEqualTo("# After\n\nCourts decide within 48 hours.\n");
        }
    }

    @Test
    void rejectsTheChangesWhenItIsToldTo() throws IOException {
        for (byte[] file : TrackedFile.ofEachFormat()) {
            var answer = imported(", \"changes\": \"rejected\"", file);
            assertThat(text(answer)).isEqualTo("# Before\n\nCourts decide within two weeks.\n");
            assertThat(answer.json().findValuesAsString("kind")).contains("TRACKED_CHANGE");
            assertThat(caller.get("/api/v1/statements/" + answer.text("/id"))
                            .succeeds()
                            .text("/title"))
                    .isEqualTo("Before");
        }
    }

    @Test
    void takesTheTextOfAFileWithoutChangesAsItIs() throws IOException {
        var file = "Our text.".getBytes(StandardCharsets.UTF_8);
        assertThat(text(imported(", \"changes\": \"rejected\"", file))).isEqualTo("Our text.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"amendments\"", "\"REJECTED\"", "\"\"", "1", "true", "[]"})
    void refusesAnotherChoice(String changes) throws IOException {
        imported(", \"changes\": " + changes, TrackedFile.docx()).isRefused(400, "invalid");
    }

    private String text(Answer imported) {
        return caller.get("/api/v1/statements/" + imported.succeeds().text("/id") + "/draft")
                .succeeds()
                .response()
                .body();
    }

    /** As docs/text.md says, with a file that went out of another statement. */
    @Test
    void changesOfAFileBecomeAmendmentsToTheStatementThatBeginsWithTheTextBeforeThem() throws IOException {
        var file = ofAnotherStatement();
        var statement = "/api/v1/statements/"
                + imported(", \"changes\": \"rejected\"", file).succeeds().text("/id");
        caller.post(
                        statement + "/amendment-rounds",
                        "{\"deadline\": \"%s\"}".formatted(Instant.now().plus(Duration.ofDays(9))))
                .succeeds();
        var proposal = statement + "/proposals/"
                + caller.post(statement + "/proposals", "").succeeds().text("/id");
        var brought = sent(proposal + "/file?bringIn=true", part("file\"; filename=\"ours", "", file))
                .succeeds();
        assertThat(brought.text("/broughtIn")).isEqualTo("1");
        caller.post(
                        proposal + "/submission",
                        "{\"revision\": %s, \"language\": \"en\", \"items\": [{\"changes\": [0], \"reason\": \"\"}]}"
                                .formatted(brought.text("/revision")))
                .succeeds();
        assertThat(caller.get(statement + "/amendments").succeeds().response().body())
                .contains("48 hours");
        assertThat(caller.get(statement + "/draft").succeeds().response().body())
                .isEqualTo("Courts decide within two weeks.\n");
    }

    private byte[] ofAnotherStatement() {
        var other = caller.post(
                        "/api/v1/statements",
                        "{\"title\": \"Other\", \"markdown\": \"Courts decide within 48 hours.\"}")
                .succeeds()
                .text("/id");
        return DocxWriter.write(new TextFile(
                "Other",
                "en",
                Direction.LEFT_TO_RIGHT,
                TrackedLines.between(
                        CanonicalText.read("Courts decide within two weeks."),
                        CanonicalText.read("Courts decide within 48 hours.")),
                List.of(new Reviser("A. Lawyer", Instant.parse("2026-11-24T10:00:00Z"))),
                FileComments.NONE,
                new FileOrigin(
                        FileOrigin.Kind.DRAFT,
                        other,
                        null,
                        TextHash.of("Courts decide within 48 hours.\n").value())));
    }

    private Answer imported(String more, byte[] file) throws IOException {
        var statement = part(
                "statement",
                "Content-Type: application/json\r\n",
                ("{\"title\": \"\"" + more + "}").getBytes(StandardCharsets.UTF_8));
        return sent("/api/v1/statements/import", statement, part("file\"; filename=\"ours", "", file));
    }

    private static byte[] part(String name, String headers, byte[] content) throws IOException {
        var part = new ByteArrayOutputStream();
        part.write("--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n%s\r\n"
                .formatted(name, headers)
                .getBytes(StandardCharsets.UTF_8));
        part.write(content);
        part.write("\r\n".getBytes(StandardCharsets.UTF_8));
        return part.toByteArray();
    }

    private Answer sent(String path, byte[]... parts) throws IOException {
        var body = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            body.write(part);
        }
        body.write("--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return caller.send(
                "POST", path, "multipart/form-data; boundary=b", BodyPublishers.ofByteArray(body.toByteArray()));
    }
}
