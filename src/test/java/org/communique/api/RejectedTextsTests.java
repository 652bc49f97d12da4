package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.communique.coalition.directory.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Texts that no statement can have. What is refused changes nothing. */
class RejectedTextsTests extends ApiTest {

    private static final String ASTERISKS = "\\*".repeat(1_100_000);

    Caller coordinator;
    String statement;

    @BeforeEach
    void open() {
        coordinator = with(people.member(Role.COORDINATOR));
        statement = "/api/v1/statements/"
                + coordinator
                        .post("/api/v1/statements", "{\"title\": \"On article 24\", \"markdown\": \"Text\"}")
                        .succeeds()
                        .text("/id");
    }

    @Test
    void refusesATextThatIsTooLarge() {
        put(ASTERISKS).isRefused(422, "too-large");
        coordinator
                .post(
                        "/api/v1/statements",
                        "{\"title\": \"Stars\", \"markdown\": \"" + "*\\\\\\\\".repeat(1_100_000) + "\"}")
                .isRefused(422, "too-large");
        assertGoesOn();
    }

    @Test
    void namesTheLimitThatAFileReaches() {
        var footnotes = "a[^1] ".repeat(20_000) + "\n\n[^1]: note\n";
        var rows = "|a|b|\n|-|-|\n" + "|c|d|\n".repeat(8_000);
        for (var path : List.of("/api/v1/statements/import", statement + "/draft/file")) {
            assertThat(file(path, footnotes).isRefused(422, "unreadable").text("/most"))
                    .isEqualTo("5000");
            assertThat(file(path, rows).isRefused(422, "unreadable").text("/detail"))
                    .contains("6,644 table rows");
        }
        assertGoesOn();
    }

    private Answer file(String path, String markdown) {
        var body = """
                --b\r
                Content-Disposition: form-data; name="statement"\r
                Content-Type: application/json\r
                \r
                {"title": "On article 24"}\r
                --b\r
                Content-Disposition: form-data; name="file"; filename="a.md"\r
                \r
                %s\r
                --b--\r
                """;
        return coordinator.send(
                "POST", path, "multipart/form-data; boundary=b", BodyPublishers.ofString(body.formatted(markdown)));
    }

    @Test
    void refusesATextWithoutAnythingToReadInIt() {
        put("***").succeeds();
        coordinator.post(statement + "/versions", "").isRefused(409, "empty");
        assertGoesOn();
    }

    @Test
    void refusesQuotesWithoutEnd() {
        put("> ".repeat(1_000) + "Innermost").isRefused(422, "unreadable");
        assertGoesOn();
    }

    private void assertGoesOn() {
        put("Better text").succeeds();
        coordinator.post(statement + "/versions", "").succeeds();
        assertThat(coordinator.get(statement).text("/phase")).isEqualTo("IN_REVIEW");
    }

    private Answer put(String markdown) {
        return coordinator.send("PUT", statement + "/draft", "text/markdown", BodyPublishers.ofString(markdown));
    }
}
