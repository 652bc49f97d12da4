package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.communique.coalition.directory.Role;
import org.communique.workflow.bpmn.BpmnFiles;
import org.junit.jupiter.api.Test;

class WorkflowApiTests extends ApiTest {

    private static final String WORKFLOWS = "/api/v1/workflows";

    private Answer check(Caller caller, String bpmn) {
        var body = """
            --b\r
            Content-Disposition: form-data; name="file"; filename="a.bpmn"\r
            Content-Type: application/xml\r
            \r
            %s\r
            --b--\r
            """.formatted(bpmn);
        return caller.send(
                "POST", WORKFLOWS + "/check", "multipart/form-data; boundary=b", BodyPublishers.ofString(body));
    }

    @Test
    void saysWhatWouldBecomeOfAFileAndStoresNothing() {
        var coordinator = with(people.member(Role.COORDINATOR));
        var key = "w" + UUID.randomUUID().toString().substring(0, 8);
        var bpmn = BpmnFiles.shipped("rapid-response").replace("\"rapid-response\"", "\"" + key + "\"");
        var taken = check(coordinator, bpmn.replace("${outcome == 'APPROVED'}", "#{outcome eq 'approved'}"))
                .succeeds();
        assertThat(taken.text("/key")).isEqualTo(key);
        assertThat(taken.text("/changes/0/fault")).isEqualTo("CONDITION_REWRITTEN");
        assertThat(coordinator
                        .get(WORKFLOWS + "/" + key + "/versions")
                        .response()
                        .body())
                .isEqualTo("[]");
        var refused = check(coordinator, bpmn.replace("<endEvent id", "<scriptTask id"))
                .succeeds();
        assertThat(refused.response().body()).contains("ELEMENT", "runs nothing from a file");
        assertThat(refused.text("/key")).isEmpty();
        check(with(people.member(Role.REVIEWER)), bpmn).isRefused(403, "forbidden");
    }

    private Answer upload(Caller caller, String bpmn, String note) {
        var body = """
            --b\r
            Content-Disposition: form-data; name="note"\r
            \r
            %s\r
            --b\r
            Content-Disposition: form-data; name="file"; filename="a.bpmn"\r
            Content-Type: application/xml\r
            \r
            %s\r
            --b--\r
            """.formatted(note, bpmn);
        return caller.send("POST", WORKFLOWS, "multipart/form-data; boundary=b", BodyPublishers.ofString(body));
    }

    @Test
    void savesListsAndHandsOutWorkflows() {
        var administrator = with(people.member(Role.ADMINISTRATOR));
        var key = "w" + UUID.randomUUID().toString().substring(0, 8);
        var bpmn = BpmnFiles.shipped("rapid-response")
                .replace("\"rapid-response\"", "\"" + key + "\"")
                .replace("\"Rapid response\"", "\"" + key + "\"");
        assertThat(upload(administrator, bpmn, "quick").succeeds().text("/key")).isEqualTo(key);
        upload(administrator, bpmn, "again").isRefused(409, "unchanged");
        upload(administrator, bpmn, " ").isRefused(422, "no-note");
        var refused = upload(administrator, bpmn.replace("<endEvent id", "<scriptTask id"), "bad");
        assertThat(refused.isRefused(422, "not-a-workflow").response().body())
                .contains("A workflow cannot have this part: scriptTask.", "runs nothing from a file");
        var versions = WORKFLOWS + "/" + key + "/versions";
        assertThat(administrator.get(versions).succeeds().text("/0/note")).isEqualTo("quick");
        assertThat(administrator.get(versions + "/1").succeeds().response().body())
                .isEqualTo(BpmnFiles.accept(bpmn));
        administrator.get(versions + "/2").isRefused(404, "not-found");
        upload(with(people.member(Role.COORDINATOR)), bpmn, "mine").isRefused(403, "forbidden");
    }

    @Test
    void deletesAVersionThatNoStatementUses() {
        var administrator = with(people.member(Role.ADMINISTRATOR));
        var coordinator = with(people.member(Role.COORDINATOR));
        var key = "w" + UUID.randomUUID().toString().substring(0, 8);
        var bpmn = BpmnFiles.shipped("rapid-response").replace("\"rapid-response\"", "\"" + key + "\"");
        upload(administrator, bpmn, "one").succeeds();
        upload(administrator, bpmn.replace("name=\"Drafting\"", "name=\"Writing\""), "two")
                .succeeds();
        var versions = WORKFLOWS + "/" + key + "/versions/";
        coordinator.delete(versions + "2").isRefused(403, "forbidden");

        administrator.delete(versions + "2").succeeds();
        administrator.delete(versions + "2").succeeds();
        administrator.get(versions + "2").isRefused(404, "not-found");
        administrator.delete(versions + "3").isRefused(404, "not-found");
        administrator.delete(WORKFLOWS + "/joint-statement/versions/1").isRefused(409, "version-built-in");

        coordinator
                .post("/api/v1/statements", "{\"title\": \"On article 3\", \"workflow\": \"%s\"}".formatted(key))
                .succeeds();
        await().untilAsserted(() -> assertThat(administrator
                        .delete(versions + "1")
                        .isRefused(409, "version-in-use")
                        .text("/statements"))
                .isEqualTo("1"));
        assertThat(administrator.get(versions + "1").succeeds().response().body())
                .contains("Drafting");
    }

    @Test
    void walksASampleStatementThrough() {
        var coordinator = with(people.member(Role.COORDINATOR));
        var run = WORKFLOWS + "/joint-statement/versions/1/dry-run";
        assertThat(coordinator
                        .post(
                                run,
                                "{\"choices\": [{\"step\": \"drafting\"}, {\"step\": \"policyReview\", \"outcome\":"
                                        + " \"CHANGES_REQUESTED\"}]}")
                        .succeeds()
                        .text("/waiting/0"))
                .isEqualTo("drafting");
        coordinator.post(run, "{\"choices\": [{\"step\": \"publication\"}]}").isRefused(422, "not-possible");
        with(people.member(Role.REVIEWER)).post(run, "{\"choices\": []}").isRefused(403, "forbidden");
    }

    @Test
    void walksAsTheFactsOfTheSampleStatementSay() throws IOException {
        var administrator = with(people.member(Role.ADMINISTRATOR));
        var key = "w" + UUID.randomUUID().toString().substring(0, 8);
        var bpmn = Files.readString(Path.of("src/main/resources/demo/wide-statement.bpmn"))
                .replace("\"wide-statement\"", "\"" + key + "\"");
        upload(administrator, bpmn, "with facts").succeeds();
        var run = WORKFLOWS + "/" + key + "/versions/1/dry-run";
        var choices =
                "\"choices\": [{\"step\": \"drafting\"}, {\"step\": \"policyReview\", \"outcome\": \"APPROVED\"}]";
        assertThat(administrator.post(run, "{" + choices + "}").succeeds().text("/waiting/0"))
                .isEqualTo("legalReview");
        assertThat(administrator
                        .post(run, "{" + choices + ", \"facts\": {\"organisations\": 11}}")
                        .succeeds()
                        .text("/waiting/0"))
                .isEqualTo("legalReviewOfTwo");
        assertThat(administrator
                        .post(run, "{" + choices + ", \"facts\": {}}")
                        .succeeds()
                        .text("/waiting/0"))
                .isEqualTo("legalReview");
        upload(
                        administrator,
                        bpmn.replaceAll("statement\\.organisations (>|&gt;) 10", "statement.tags.contains('legal')"),
                        "with tags")
                .succeeds();
        var tagged = WORKFLOWS + "/" + key + "/versions/2/dry-run";
        assertThat(administrator.post(tagged, "{" + choices + "}").succeeds().text("/waiting/0"))
                .isEqualTo("legalReview");
        assertThat(administrator
                        .post(tagged, "{" + choices + ", \"facts\": {\"tags\": [\"Legal\"]}}")
                        .succeeds()
                        .text("/waiting/0"))
                .isEqualTo("legalReviewOfTwo");
        administrator
                .post(tagged, "{" + choices + ", \"facts\": {\"tags\": [" + "\"a\",".repeat(10_000) + "\"b\"]}}")
                .isRefused(422, "too-many-tags");
        for (var none : List.of("\"<b>\"", "\"\"")) {
            administrator
                    .post(tagged, "{" + choices + ", \"facts\": {\"tags\": [" + none + "]}}")
                    .isRefused(422, "not-a-tag");
        }
        var refused = check(administrator, bpmn.replace("statement.organisations", "statement.class"))
                .succeeds();
        assertThat(refused.text("/findings/0/fault")).isEqualTo("CONDITION");
        assertThat(refused.text("/findings/0/remedy")).contains("statement.organisations > 30");
    }
}
