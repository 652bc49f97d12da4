package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
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
