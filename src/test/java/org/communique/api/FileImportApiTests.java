package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.communique.TrackedFile;
import org.communique.coalition.directory.Role;
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

    private Answer imported(String more, byte[] file) throws IOException {
        var body = new ByteArrayOutputStream();
        body.write(
                ("--b\r\nContent-Disposition: form-data; name=\"statement\"\r\nContent-Type: application/json\r\n\r\n"
                                + "{\"title\": \"\"" + more + "}\r\n--b\r\n"
                                + "Content-Disposition: form-data; name=\"file\"; filename=\"ours\"\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        body.write(file);
        body.write("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return caller.send(
                "POST",
                "/api/v1/statements/import",
                "multipart/form-data; boundary=b",
                BodyPublishers.ofByteArray(body.toByteArray()));
    }
}
