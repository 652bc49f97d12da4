package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.communique.coalition.directory.Role;
import org.communique.statement.TextHash;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TranslationApiTests extends ApiTest {

    private static final String SOURCE = "Courts decide within two weeks of each request that is made to them.";

    private Caller caller;
    private String statement;

    @BeforeEach
    void begin() {
        caller = with(people.member(Role.COORDINATOR));
        statement = "/api/v1/statements/"
                + caller.post("/api/v1/statements", "{\"title\": \"Courts\", \"markdown\": \"%s\"}".formatted(SOURCE))
                        .succeeds()
                        .text("/id");
        caller.put(statement + "/languages/fr", "").succeeds();
        write("/languages/fr/text", "Les tribunaux décident dans les deux semaines qui suivent chaque requête.");
        var passage = passage();
        caller.post(
                        statement + "/languages/fr/confirmations",
                        "{\"row\": \"%s\", \"sourceHash\": \"%s\"}"
                                .formatted(
                                        passage.at("/row").asString(),
                                        passage.at("/sourceHash").asString()))
                .succeeds();
    }

    private void write(String path, String markdown) {
        caller.send("PUT", statement + path, "text/markdown", BodyPublishers.ofString(markdown))
                .succeeds();
    }

    private JsonNode passage() {
        return caller.get(statement + "/languages/fr/passages")
                .succeeds()
                .json()
                .at("/0");
    }

    private JsonNode changes() {
        return caller.get(statement + "/source-changes").succeeds().json();
    }

    @Test
    void saysOfAChangeOfTheSourceThatItLeavesTranslationsStandingAndTakesItBack() {
        assertThat(changes()).isEmpty();
        write("/draft", SOURCE.replace("decide", "decided"));

        assertThat(passage().at("/facts").toString()).isEqualTo("[\"STALE\"]");
        var change = changes().at("/0");
        assertThat(change.at("/from").asString()).isEqualTo(SOURCE);
        assertThat(change.at("/languages").toString()).isEqualTo("[\"fr\"]");
        var address = statement + "/source-changes/" + change.at("/change").asString();

        caller.put(address, "{\"leavesStanding\": true}").succeeds();

        assertThat(passage().at("/facts")).isEmpty();
        assertThat(changes().at("/0/leavesStanding").asBoolean()).isTrue();
        assertThat(changes().at("/0/by").asString()).isNotBlank();

        caller.put(address, "{\"leavesStanding\": false}").succeeds();

        assertThat(passage().at("/facts").toString()).isEqualTo("[\"STALE\"]");
    }

    @Test
    void refusesToJudgeAChangeThatIsNotThere() {
        caller.put(statement + "/source-changes/" + "a".repeat(64), "{\"leavesStanding\": true}")
                .isRefused(409, "passage-changed");
    }

    @Test
    void aVersionIsSubmittedReadAndDecided() {
        caller.post(statement + "/languages/fr/versions", "{\"title\": \"Les tribunaux\"}")
                .isRefused(409, "source-not-submitted");
        caller.post(statement + "/versions", "").succeeds();

        var submitted = caller.post(statement + "/languages/fr/versions", "{\"title\": \"Les tribunaux\"}")
                .succeeds()
                .json();

        assertThat(submitted.at("/number").asInt()).isEqualTo(1);
        assertThat(submitted.at("/decision").isNull()).isTrue();
        var text = caller.get(statement + "/languages/fr/versions/1.md")
                .succeeds()
                .response()
                .body();
        assertThat(TextHash.of(text).value()).isEqualTo(submitted.at("/hash").asString());
        var decision = statement + "/languages/fr/versions/1/decision";
        caller.put(decision, "{\"approve\": true}").isRefused(403, "own-translation");
        var reviser = with(people.member(Role.COORDINATOR));
        reviser.put(decision, "{\"approve\": false}").isRefused(400, "changes-not-named");
        reviser.put(decision, "{\"approve\": true}").succeeds();
        assertThat(caller.get(statement + "/languages/fr/versions")
                        .succeeds()
                        .json()
                        .at("/0/decision/approved")
                        .asBoolean())
                .isTrue();
        caller.get(statement + "/languages/fr/versions/2.md").isRefused(404, "not-found");
        reviser.put(statement + "/languages/fr/versions/2/decision", "{\"approve\": true}")
                .isRefused(404, "not-found");
    }

    @Test
    void hidesChangesOfTheSourceFromThoseWhoMayNotRead() {
        var stranger = with(people.member(Role.DRAFTER));

        stranger.get(statement + "/source-changes").isRefused(403, "forbidden");
        stranger.put(statement + "/source-changes/" + "a".repeat(64), "{\"leavesStanding\": true}")
                .isRefused(403, "forbidden");
    }
}
