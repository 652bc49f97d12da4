package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.communique.coalition.directory.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagApiTests extends ApiTest {

    private String open(Caller coordinator) {
        return "/api/v1/statements/"
                + coordinator
                        .post("/api/v1/statements", "{\"title\": \"On article 24\", \"markdown\": \"Text\"}")
                        .succeeds()
                        .text("/id");
    }

    private static Answer put(Caller caller, String statement, String body) {
        return caller.send("PUT", statement + "/tags", "application/json", BodyPublishers.ofString(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"tags\": null}", "null", "{\"tags\": [null]}", "{\"tags\": [[]]}", "{\"tags\": \"a\"}"})
    void refusesWhatIsNoList(String body) {
        var coordinator = with(people.member(Role.COORDINATOR));
        var statement = open(coordinator);
        assertThat(put(coordinator, statement, body).response().statusCode())
                .as(body)
                .isBetween(400, 422);
    }

    @Test
    void losesNoChangeOfAnother() {
        var coordinator = with(people.member(Role.COORDINATOR));
        var statement = open(coordinator);
        put(coordinator, statement, "{\"tags\": [\"Legal\"]}").succeeds();
        put(coordinator, statement, "{\"tags\": [\"Urgent\"]}").isRefused(409, "changed-meanwhile");
        assertThat(coordinator.get(statement).text("/tags/0")).isEqualTo("Legal");
    }

    @Test
    void triesAWorkflowWithoutATagThatIsNone() {
        var coordinator = with(people.member(Role.COORDINATOR));
        var run = "/api/v1/workflows/joint-statement/versions/1/dry-run";
        var answer = coordinator.post(run, "{\"choices\": [], \"facts\": {\"tags\": [null]}}");
        assertThat(answer.response().statusCode()).isEqualTo(400);
    }
}
