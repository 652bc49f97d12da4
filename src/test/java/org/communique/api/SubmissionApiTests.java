package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Submitting a draft that others propose to amend. */
class SubmissionApiTests extends ApiTest {

    private Caller coordinator;
    private Member drafter;
    private Member proposer;

    @BeforeEach
    void people() {
        coordinator = with(people.member(people.organisation("Secretariat"), Role.COORDINATOR));
        drafter = people.member(people.organisation("Drafting House"), Role.DRAFTER);
        proposer = people.member(people.organisation("Lakeside"), Role.REVIEWER);
    }

    private String open(String workflow) {
        return "/api/v1/statements/"
                + coordinator
                        .post("/api/v1/statements", """
                                {"title": "On article 24", "markdown": "We ask.", "workflow": "%s", "grants": [
                                  {"member": "%s", "right": "EDIT"}, {"organisation": "%s", "right": "READ"}]}
                                """.formatted(
                                        workflow,
                                        drafter.id().value(),
                                        proposer.organisation().value()))
                        .succeeds()
                        .text("/id");
    }

    private void openRound(String statement, String visibility) {
        coordinator
                .post(
                        statement + "/amendment-rounds",
                        "{\"deadline\": \"%s\", \"visibility\": \"%s\"}"
                                .formatted(Instant.now().plus(Duration.ofDays(9)), visibility))
                .succeeds();
    }

    private void propose(String statement) {
        var caller = with(proposer);
        var proposal = statement + "/proposals/"
                + caller.post(statement + "/proposals", "").succeeds().text("/id");
        caller.send("PUT", proposal + "/draft", "text/markdown", BodyPublishers.ofString("We insist."), Map.of())
                .succeeds();
        var changes = caller.get(proposal + "/changes").succeeds();
        caller.post(
                        proposal + "/submission",
                        "{\"revision\": %s, \"language\": \"en\", \"items\": [{\"changes\": [0], \"reason\": \"\"}]}"
                                .formatted(changes.text("/revision")))
                .succeeds();
    }

    @Test
    void opensAndProposesOnceHoweverOftenARequestIsSentAgain() {
        for (var create : List.of("/api/v1/statements/proposals", "/api/v1/statements")) {
            var key = Map.of("Idempotency-Key", "first " + create);
            var first = create(coordinator, create, key).succeeds();
            assertThat(create(coordinator, create, key).succeeds().text("/id")).isEqualTo(first.text("/id"));
            assertThat(create(coordinator, create, Map.of("Idempotency-Key", "second"))
                            .succeeds()
                            .text("/id"))
                    .isNotEqualTo(first.text("/id"));
            assertThat(create(coordinator, create, Map.of()).succeeds().text("/id"))
                    .isNotEqualTo(
                            create(coordinator, create, Map.of()).succeeds().text("/id"));
            var another = with(people.member(Role.COORDINATOR));
            assertThat(create(another, create, key).succeeds().text("/id"))
                    .as("the key is the caller's own")
                    .isNotEqualTo(first.text("/id"));
            var copies = "/api/v1/statements/" + first.text("/id") + "/duplicates";
            assertThat(create(another, copies, key).succeeds().text("/id"))
                    .isEqualTo(create(another, copies, key).succeeds().text("/id"));
        }
    }

    @Test
    void sendsAgainWhatWasProposedLast() {
        var key = Map.of("Idempotency-Key", "the last");
        var caller = with(people.member(Role.REVIEWER));
        for (int i = 0; i < 4; i++) {
            create(caller, "/api/v1/statements/proposals", Map.of()).succeeds();
        }
        var last = create(caller, "/api/v1/statements/proposals", key).succeeds();
        create(caller, "/api/v1/statements/proposals", Map.of()).isRefused(409, "too-many-proposed");
        assertThat(create(caller, "/api/v1/statements/proposals", key)
                        .succeeds()
                        .text("/id"))
                .isEqualTo(last.text("/id"));
    }

    @Test
    void refusesAKeyWithWhichSomethingElseWasAsked() {
        var key = Map.of("Idempotency-Key", "used");
        var proposed = create(coordinator, "/api/v1/statements/proposals", key).succeeds();
        var opened = create(coordinator, "/api/v1/statements", key).succeeds();
        assertThat(opened.text("/id")).as("of each kind of request on its own").isNotEqualTo(proposed.text("/id"));
        for (var path : List.of("/api/v1/statements/proposals", "/api/v1/statements")) {
            coordinator
                    .send(
                            "POST",
                            path,
                            "application/json",
                            BodyPublishers.ofString(
                                    path.endsWith("proposals")
                                            ? "{\"title\": \"On article 25\", \"reason\": \"\"}"
                                            : "{\"title\": \"On article 25\"}"),
                            key)
                    .isRefused(422, "idempotency-key-used");
        }
        var copies = "/api/v1/statements/%s/duplicates";
        create(coordinator, copies.formatted(opened.text("/id")), key).succeeds();
        create(coordinator, copies.formatted(proposed.text("/id")), key).isRefused(422, "idempotency-key-used");
    }

    private static Answer create(Caller caller, String path, Map<String, String> headers) {
        return caller.send(
                "POST",
                path,
                "application/json",
                BodyPublishers.ofString(
                        path.endsWith("proposals")
                                ? "{\"title\": \"On article 24\", \"reason\": \"They meet in May.\"}"
                                : "{\"title\": \"On article 24\"}"),
                headers);
    }

    @Test
    void refusesADraftWithOpenAmendmentsUnlessAskedToTakeIt() {
        var statement = open("joint-statement");
        openRound(statement, "AT_ONCE");
        propose(statement);
        var refused = with(drafter).post(statement + "/versions", "").isRefused(409, "amendments-open");
        assertThat(refused.text("/detail"))
                .startsWith("One amendment is open, and organisations can propose more until");
        coordinator.post(statement + "/versions?withOpenAmendments=false", "").isRefused(409, "amendments-open");
        coordinator.post(statement + "/versions?withOpenAmendments=true", "").succeeds();
    }

    @Test
    void countsNoAmendmentThatTheSubmitterCannotSee() {
        var statement = open("joint-statement");
        openRound(statement, "WHEN_CLOSED");
        propose(statement);
        var refused = with(drafter).post(statement + "/versions", "").isRefused(409, "amendments-open");
        assertThat(refused.text("/detail")).startsWith("No amendment is open, and organisations can propose more");
    }

    @Test
    void saysWhatIsOpenBeforeAndKeepsWhatChanged() {
        var statement = open("joint-statement");
        with(drafter)
                .send(
                        "PUT",
                        statement + "/draft",
                        "text/markdown",
                        BodyPublishers.ofString("We ask [addressee] for article 999 of the Convention.\n"),
                        Map.of())
                .succeeds();
        with(drafter)
                .post(
                        statement + "/draft/comments",
                        "{\"paragraph\": \"p1\", \"exact\": \"We ask\", \"text\": \"Only ask?\"}")
                .succeeds();
        var open = with(drafter).get(statement + "/draft/open").succeeds();
        assertThat(open.json().get("open").findValuesAsString("kind"))
                .containsExactly("THREADS", "PLACEHOLDERS", "ARTICLES", "STAGES");
        assertThat(open.text("/open/1/words")).isEqualTo("[addressee]");
        assertThat(open.text("/open/0/route")).contains("/draft#comment=");

        with(drafter)
                .post(statement + "/versions", "{\"changeNote\": \"%s\"}".formatted("x".repeat(2_001)))
                .isRefused(400, "invalid");
        var submitted = with(drafter)
                .post(statement + "/versions", "{\"changeNote\": \"Nothing yet.\"}")
                .succeeds();
        assertThat(submitted.json().get("open").findValuesAsString("count")).hasSize(4);
        assertThat(with(drafter).get(statement + "/versions").succeeds().text("/0/changeNote"))
                .isEqualTo("Nothing yet.");
    }

    @Test
    void duplicatesAStatementForCoordinatorsAlone() {
        var statement = open("joint-statement");
        with(drafter).post(statement + "/duplicates", "").isRefused(403, "forbidden");
        var copy = coordinator.post(statement + "/duplicates", "").succeeds();
        assertThat(statement).doesNotContain(copy.text("/id"));
        assertThat(copy.text("/title")).isEqualTo("On article 24");
        with(drafter).get("/api/v1/statements/" + copy.text("/id")).isRefused(403, "forbidden");
    }

    @Test
    void takesNoDraftWhileTheWorkflowWaitsForAmendments() {
        var statement = open("position-with-amendments");
        coordinator.post(statement + "/versions?withOpenAmendments=true", "").isRefused(409, "amendments-awaited");
    }
}
