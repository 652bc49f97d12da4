package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.Role;
import org.communique.security.account.OwnAccessService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ApiErrorTests extends ApiTest {

    @Autowired
    OwnAccessService access;

    @Test
    void refusesWhoHasNoTokenThatIsValid() {
        var member = people.member(Role.DRAFTER);
        var token = as(member, () -> access.createToken("short-lived", Set.of(TokenScope.READ), Duration.ofDays(1)))
                .orElseThrow();
        withToken(token).get("/api/v1/me").succeeds();
        runAs(member, () -> access.tokens().forEach(made -> access.revokeToken(made.id())));

        withToken(token).get("/api/v1/me").isRefused(401, "unauthorized");
        withToken(null).get("/api/v1/me").isRefused(401, "unauthorized");
        withToken("communique_wrong").get("/api/v1/me").isRefused(401, "unauthorized");
    }

    @Test
    void refusesWhatTheRoleDoesNotAllow() {
        var drafter = with(people.member(Role.DRAFTER));

        drafter.get("/api/v1/members").isRefused(403, "forbidden");
        drafter.post("/api/v1/statements", "{\"title\":\"Mine\"}").isRefused(403, "forbidden");
    }

    private static JsonNode withoutId(JsonNode problem) {
        var rest = (ObjectNode) problem.deepCopy();
        rest.remove("requestId");
        return rest;
    }

    @Test
    void saysTheSameOfAForeignStatementAndOfNone() {
        var coordinator = with(people.member(Role.COORDINATOR));
        var foreign = coordinator
                .post("/api/v1/statements", "{\"title\":\"Theirs\"}")
                .succeeds()
                .text("/id");
        var stranger = with(people.member(Role.DRAFTER, Role.REVIEWER, Role.REPRESENTATIVE));

        for (var path : new String[] {"", "/draft", "/versions", "/stages", "/signing"}) {
            var refusal = stranger.get("/api/v1/statements/" + foreign + path).isRefused(403, "forbidden");
            var none = stranger.get("/api/v1/statements/01234567890123456789" + path);
            assertThat(withoutId(none.json())).isEqualTo(withoutId(refusal.json()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"title\":", "\"title\"", "{\"title\":\"T\",\"title\":\"U\"}"})
    void refusesWhatIsNotTheJsonItExpects(String json) {
        with(people.member(Role.COORDINATOR)).post("/api/v1/statements", json).isRefused(400, "invalid");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {}                                                               | title
        {"title":null}                                                   | title
        {"title":"T","titel":"T"}                                        | titel
        {"title":"T","grants":[{"member":"m","right":"OWN"}]}            | grants.0.right
        {"title":"T","grants":[{"member":"../etc","right":"READ"}]}      | grants.0.member
        {"title":"T","grants":[{"member":{"$ne":""},"right":"READ"}]}    | grants.0.member
        {"title":"T","grants":[{"right":"READ"}]}                        | grants.0
        {"title":"T","grants":[null]}                                    | grants.0
        """)
    void namesTheFieldThatIsWrong(String json, String field) {
        var refusal = with(people.member(Role.COORDINATOR))
                .post("/api/v1/statements", json)
                .isRefused(400, "invalid");

        assertThat(refusal.text("/field")).isEqualTo(field);
    }

    @Test
    void namesTheCharacterThatCannotBeKept() {
        var coordinator = with(people.member(Role.COORDINATOR));

        var refusal = coordinator
                .post("/api/v1/statements", "{\"title\":\"Joint\\uFFFF statement\"}")
                .isRefused(400, "invalid");

        assertThat(refusal.text("/detail")).contains("the character U+FFFF");
        assertThat(coordinator
                        .post("/api/v1/statements", "{\"title\":\"" + "a".repeat(301) + "\"}")
                        .isRefused(400, "invalid")
                        .text("/detail"))
                .contains("300 characters");
    }

    /** What is read before anything is looked up, so that made-up ids do. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        POST | statements                  | {"title":5}                                                        | title
        POST | statements                  | {"title":true}                                                     | title
        POST | statements                  | {"title":["T"]}                                                    | title
        POST | statements                  | {"title":"T","grants":""}                                          | grants
        POST | statements                  | {"title":"T","grants":{}}                                          | grants
        POST | statements                  | {"title":"T","grants":[""]}                                        | grants.0
        POST | statements                  | {"title":"T","grants":[{"member":"m","right":0}]}                  | grants.0.right
        POST | statements                  | {"title":"T","grants":[{"member":"m","right":"0"}]}                | grants.0.right
        POST | statements                  | {"title":"T","grants":[{"member":"m","right":""}]}                 | grants.0.right
        POST | statements                  | {"title":"T","grants":[{"member":5,"right":"READ"}]}               | grants.0.member
        POST | me/absences                 | {"first":20000,"last":"2030-01-01","substitute":"m"}               | first
        POST | me/absences                 | {"first":20000.5,"last":"2030-01-01","substitute":"m"}             | first
        POST | me/absences                 | {"first":[2030,1,1],"last":"2030-01-01","substitute":"m"}          | first
        POST | me/absences                 | {"first":true,"last":"2030-01-01","substitute":"m"}                | first
        POST | me/absences                 | {"first":"","last":"2030-01-01","substitute":"m"}                  | first
        PUT  | calls/s.1/deadline          | {"deadline":1900000000}                                            | deadline
        PUT  | calls/s.1/deadline          | {"deadline":1900000000.5}                                          | deadline
        PUT  | calls/s.1/deadline          | {"deadline":"1900000000"}                                          | deadline
        PUT  | calls/s.1/deadline          | {"deadline":false}                                                 | deadline
        PUT  | calls/s.1/deadline          | {"deadline":" "}                                                   | deadline
        POST | me/absences                 | {"first":"+999999999-12-31","last":"2030-01-01","substitute":"m"}  | first
        PUT  | calls/s.1/deadline          | {"deadline":"+1000000000-12-31T23:59:59Z"}                         | deadline
        PUT  | calls/s.1/public            | {"open":1}                                                         | open
        PUT  | calls/s.1/public            | {"open":0.5}                                                       | open
        PUT  | calls/s.1/public            | {"open":"true"}                                                    | open
        PUT  | calls/s.1/public            | {"open":""}                                                        | open
        PUT  | calls/s.1/target               | {"signatures":"5"}                                                 | signatures
        PUT  | calls/s.1/target               | {"signatures":5.7}                                                 | signatures
        PUT  | calls/s.1/target               | {"signatures":true}                                                | signatures
        PUT  | calls/s.1/target               | {"signatures":""}                                                  | signatures
        PUT  | calls/s.1/target               | {"signatures":[5]}                                                 | signatures
        PUT  | calls/s.1/target               | {"signatures":99999999999}                                         | signatures
        PUT  | calls/s.1/notes/o           | {"note":"n","contacted":"false"}                                   | contacted
        PUT  | calls/s.1/notes/o           | {"note":"n","contacted":false,"nextOn":20000}                      | nextOn
        PUT  | calls/s.1/notes/o           | {"note":"n","contacted":false,"nextOn":""}                         | nextOn
        PATCH | statements/s/grants        | {"granted":[null]}                                                 | granted.0
        PATCH | statements/s/grants        | {"revoked":[null]}                                                 | revoked.0
        PATCH | statements/s/grants        | {"granted":[{"member":"m","right":null}]}                          | granted.0.right
        PUT  | statements/s/grants         | {"grants":[null]}                                                  | grants.0
        PUT  | me/notice-settings          | {"deliveries":{"COMMENTS":null}}                                   | deliveries.COMMENTS
        """)
    void takesNoValueForOneOfAnotherKind(String method, String path, String json, String field) {
        var caller = with(people.member(Role.COORDINATOR));

        var refusal = caller.send(method, "/api/v1/" + path, "application/json", BodyPublishers.ofString(json))
                .isRefused(400, "invalid");

        assertThat(refusal.text("/field")).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ""                        | 400 | invalid
        "\\u202e \\u0000"         | 400 | invalid
        "T","language":"no lang"  | 201 |
        "T","workflow":"../other" | 422 | unknown-workflow
        "T","template":"../other" | 422 | unknown-template
        """)
    void refusesAStatementThatCannotBe(String fields, int status, String code) {
        var answer = with(people.member(Role.COORDINATOR)).post("/api/v1/statements", "{\"title\":" + fields + "}");

        if (code == null) {
            assertThat(answer.response().statusCode()).isEqualTo(status);
        } else {
            answer.isRefused(status, code);
        }
    }

    @Test
    void givesNoAccessToWhoeverIsNotThere() {
        var coordinator = with(people.member(Role.COORDINATOR));
        var statement = coordinator
                .post("/api/v1/statements", "{\"title\":\"Ours\"}")
                .succeeds()
                .text("/id");
        var nobody = "{\"member\":\"01234567890123456789\",\"right\":\"READ\"}";

        coordinator
                .put("/api/v1/statements/" + statement + "/grants", "{\"grants\":[" + nobody + "]}")
                .isRefused(422, "unknown-member-or-organisation");
        coordinator
                .post("/api/v1/statements", "{\"title\":\"T\",\"grants\":[" + nobody + "]}")
                .isRefused(422, "unknown-member-or-organisation");
        coordinator
                .put(
                        "/api/v1/statements/" + statement + "/grants",
                        "{\"grants\":[" + String.join(",", Collections.nCopies(1_001, nobody)) + "]}")
                .isRefused(422, "too-many-grants");
        coordinator
                .put("/api/v1/statements/" + statement + "/grants", "{\"grants\":[]}")
                .succeeds();
        coordinator
                .put("/api/v1/statements/" + statement + "/grants", "{\"grants\":[]}")
                .succeeds();
        var somebody = "{\"member\":\"%s\",\"right\":\"READ\"}"
                .formatted(people.member(Role.DRAFTER).id().value());
        coordinator
                .put("/api/v1/statements/" + statement + "/grants", "{\"grants\":[" + somebody + "]}")
                .isRefused(409, "changed-meanwhile");
        coordinator
                .put(
                        "/api/v1/statements/" + statement + "/grants",
                        "{\"grants\":[" + somebody + "],\"accessRevision\":0}")
                .succeeds();
        // As lists show it, which have neither grants nor revision.
        coordinator
                .put("/api/v1/statements/" + statement + "/grants", "{\"grants\":[]}")
                .isRefused(409, "changed-meanwhile");
    }

    @Test
    void givesAnOrganisationTheRegionOfItsCountry() {
        var added = with(people.member(Role.ADMINISTRATOR))
                .post("/api/v1/organisations", """
            {"officialName": "Nairobi Desk", "displayName": "Nairobi Desk", "country": "ke", "status": "NONE", "domain": ""}
            """)
                .succeeds();

        assertThat(added.json().at("/region").asString()).isEqualTo("AFRICA");
    }

    @Test
    void refusesNamesThatHideOrReorderOthers() {
        var administrator = with(people.member(Role.ADMINISTRATOR));

        var refusal = administrator.post("/api/v1/organisations", """
            {"officialName": "evil\\u202Egnp.exe", "displayName": "<script>", "country": "ZZ",
             "region": "AFRICA", "status": "SPECIAL", "domain": ""}
            """).isRefused(422, "invalid");

        assertThat(refusal.json().at("/problems").toString()).contains("OFFICIAL_NAME", "COUNTRY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$ne", "a%20b", "%C3%A4", "x;y=z", "%7B%22$gt%22:%22%22%7D"})
    void refusesWhatCannotBeAnIdentifier(String id) {
        var member = with(people.member(Role.COORDINATOR));

        assertThat(member.get("/api/v1/statements/" + id).response().statusCode())
                .isIn(400, 403);
        assertThat(member.get("/api/v1/calls/" + id + "/board").response().statusCode())
                .isEqualTo(400);
    }

    @Test
    void knowsNoOtherPathsAndMethods() {
        var member = with(people.member(Role.COORDINATOR));

        member.get("/api/v1/nothing").isRefused(404, "not-found");
        var refusal = member.put("/api/v1/statements", "{}").isRefused(405, "method-not-allowed");
        assertThat(refusal.response().headers().firstValue("Allow"))
                .get()
                .asString()
                .contains("POST");
        member.send("POST", "/api/v1/statements", "text/plain", BodyPublishers.ofString("T"))
                .isRefused(415, "unsupported-media-type");
    }

    @Test
    void answersWhoSendsTooLargeAFile() {
        var coordinator = with(people.member(Role.COORDINATOR));
        var type = "multipart/form-data; boundary=b";
        var head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"big.md\"\r\n\r\n";
        var body = head + "x".repeat(50 << 20) + "\r\n--b--\r\n";

        coordinator
                .send("POST", "/api/v1/statements/import", type, BodyPublishers.ofString(body))
                .isRefused(413, "too-large");
        coordinator
                .send("POST", "/api/v1/statements/import", type, BodyPublishers.ofString("--b--\r\n"))
                .isRefused(400, "bad-request");
    }

    @ParameterizedTest
    @CsvSource({"POST, /api/v1/statements, application/json", "PUT, /api/v1/statements/s/draft, text/markdown"})
    void answersWhoSendsTooLargeABody(String method, String path, String type) {
        var coordinator = with(people.member(Role.COORDINATOR));

        coordinator
                .send(method, path, type, BodyPublishers.ofString("{\"title\":\"" + "x".repeat(50 << 20)))
                .isRefused(413, "too-large");
        coordinator
                .send(
                        method,
                        path,
                        type,
                        BodyPublishers.fromPublisher(BodyPublishers.ofString("{\"title\":\"" + "x".repeat(50 << 20))))
                .isRefused(413, "too-large");
    }
}
