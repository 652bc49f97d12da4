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
import org.communique.file.office.export.DocxWriter;
import org.communique.file.office.export.FileComments;
import org.communique.file.office.export.Reviser;
import org.communique.file.office.export.TextFile;
import org.communique.text.line.TrackedLines;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.unicode.Direction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes that were made in a word processor, by script. */
class FileChangeApiTests extends ApiTest {

    private static final String BEFORE = "# Before\n\nCourts decide within two weeks.\n";
    private static final String AFTER = "# After\n\nCourts decide within 48 hours.\n";

    private Caller caller;
    private String statement;

    @BeforeEach
    void open() {
        caller = with(people.member(people.organisation("Secretariat"), Role.COORDINATOR));
        statement = "/api/v1/statements/"
                + caller.post(
                                "/api/v1/statements",
                                "{\"title\": \"Joint\", \"markdown\": \"%s\"}".formatted(BEFORE.replace("\n", "\\n")))
                        .succeeds()
                        .text("/id");
    }

    @Test
    void changesOfAFileAreLookedAtAndThenBroughtIn() throws IOException {
        for (byte[] file : TrackedFile.ofEachFormat()) {
            put(BEFORE);
            var found = send("/draft/file", file).succeeds();
            assertThat(found.text("/against")).isEqualTo("draft");
            assertThat(found.text("/claim")).isEqualTo("NONE");
            assertThat(found.text("/broughtIn")).isEqualTo("0");
            assertThat(found.text("/changes/0/standing")).isEqualTo("APPLIES");
            assertThat(found.text("/changes/0/tracking")).isEqualTo("TRACKED");
            assertThat(found.text("/changes/0/passage")).isEqualTo("1");
            assertThat(found.text("/changes/0/before")).isEqualTo(BEFORE);
            assertThat(found.text("/changes/0/after")).isEqualTo(AFTER);
            assertThat(draft()).isEqualTo(BEFORE);

            assertThat(send("/draft/file?bringIn=true", file).succeeds().text("/broughtIn"))
                    .isEqualTo("1");
            assertThat(draft()).isEqualTo(AFTER);
        }
    }

    @Test
    void someAreBroughtInIfNothingChangedSinceTheyWereLookedAt() throws IOException {
        var before = "Courts decide within two weeks.\n\nThis is so.\n\nStates report each year.\n";
        put(before);
        var file =
                by("A. Lawyer", before, before.replace("two weeks", "48 hours").replace("year", "month"));
        var revision = send("/draft/file", file).succeeds().text("/revision");
        send("/draft/file?bringIn=true&changes=1", file).isRefused(422, "revision");
        send("/draft/file?bringIn=true&changes=7&revision=" + revision, file).isRefused(422, "changes");
        var answer = send("/draft/file?bringIn=true&changes=1&revision=" + revision, file)
                .succeeds();
        assertThat(answer.text("/broughtIn")).isEqualTo("1");
        assertThat(answer.text("/changes/1/standing")).isEqualTo("ALREADY_THERE");
        assertThat(answer.text("/revision"))
                .isEqualTo(send("/draft/file?against=before-changes", file)
                        .succeeds()
                        .text("/revision"))
                .isNotEqualTo(revision);
        assertThat(draft()).isEqualTo(before.replace("year", "month"));
        send("/draft/file?bringIn=true&against=before-changes&changes=0&revision=" + revision, file)
                .isRefused(409, "changed-meanwhile");
    }

    @Test
    void asksWithWhichTextAFileIsToBeCompared() throws IOException {
        var file = "Something else.\n".getBytes(StandardCharsets.UTF_8);
        var asked = send("/draft/file?bringIn=true", file);
        asked.isRefused(422, "which-text");
        assertThat(asked.text("/detail")).contains("against=draft");
        send("/draft/file?against=7", file).isRefused(422, "which-text");
        send("/draft/file?against=copy", file).isRefused(422, "which-text");
        send("/draft/file?against=x", file).isRefused(422, "which-text");
        var found = send("/draft/file?against=draft", file).succeeds();
        assertThat(found.text("/changes/0/tracking")).isEqualTo("UNTRACKED");
    }

    /** What others wrote since the file was made would be deleted. */
    @Test
    void allChangesAgainstTheDraftAsItIsNowAreBroughtInOnlyIfThatIsKnownToBeItsText() throws IOException {
        var file = "# Before\n".getBytes(StandardCharsets.UTF_8);
        var found = send("/draft/file?against=draft", file).succeeds();
        assertThat(found.text("/assumed")).isEqualTo("true");
        send("/draft/file?bringIn=true&against=draft", file).isRefused(422, "changes");
        send("/draft/file?bringIn=true&against=draft&changes=0&revision=" + found.text("/revision"), file)
                .succeeds();
        assertThat(draft()).isEqualTo("# Before\n");
        put(BEFORE);
        var known = send("/draft/file?bringIn=true&against=draft", TrackedFile.docx())
                .succeeds();
        assertThat(known.text("/assumed")).isEqualTo("false");
        assertThat(draft()).isEqualTo(AFTER);
    }

    @Test
    void namesOfAuthorsAreTakenAsTheyAre() throws IOException {
        var file = by("Doe, Jane");
        var found = send("/draft/file?authors=Doe,%20Jane", file).succeeds();
        assertThat(found.text("/authors/0/accepted")).isEqualTo("true");
        assertThat(send("/draft/file?authors=", file).succeeds().text("/authors/0/accepted"))
                .isEqualTo("false");
        send("/draft/file?authors=Doe", file).isRefused(422, "authors");
        send("/draft/file?authors=Doe,%20Jane&authors=Roe&bringIn=true", file).isRefused(422, "authors");
        assertThat(draft()).isEqualTo(BEFORE);
    }

    private static byte[] by(String author) {
        return by(author, BEFORE, AFTER);
    }

    private static byte[] by(String author, String before, String after) {
        return DocxWriter.write(new TextFile(
                "Joint",
                "en",
                Direction.LEFT_TO_RIGHT,
                TrackedLines.between(CanonicalText.read(before), CanonicalText.read(after)),
                List.of(new Reviser(author, Instant.parse("2026-11-24T10:00:00Z"))),
                FileComments.NONE,
                null));
    }

    @Test
    void changesGoIntoACopyToo() throws IOException {
        caller.post(
                        statement + "/amendment-rounds",
                        "{\"deadline\": \"%s\"}".formatted(Instant.now().plus(Duration.ofDays(9))))
                .succeeds();
        var id = caller.post(statement + "/proposals", "").succeeds().text("/id");
        var proposal = "/proposals/" + id;
        send(proposal.substring(0, proposal.lastIndexOf('~')) + "~99/file", TrackedFile.odt())
                .isRefused(404, "not-found");
        assertThat(send(proposal + "/file?bringIn=true", TrackedFile.odt())
                        .succeeds()
                        .text("/broughtIn"))
                .isEqualTo("1");
        assertThat(caller.get(statement + proposal + "/draft")
                        .succeeds()
                        .response()
                        .body())
                .isEqualTo(AFTER);
        assertThat(draft()).isEqualTo(BEFORE);
    }

    private String draft() {
        return caller.get(statement + "/draft").succeeds().response().body();
    }

    private void put(String markdown) {
        caller.send("PUT", statement + "/draft", "text/markdown", BodyPublishers.ofString(markdown))
                .succeeds();
    }

    private Answer send(String path, byte[] file) throws IOException {
        var body = new ByteArrayOutputStream();
        body.write("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"ours\"\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8));
        body.write(file);
        body.write("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return caller.send(
                "POST",
                statement + path,
                "multipart/form-data; boundary=b",
                BodyPublishers.ofByteArray(body.toByteArray()));
    }
}
