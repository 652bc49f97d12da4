package org.communique.attack;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A statement in each phase.
 *
 * @param drafting  its draft can be written in, and its translation into French was begun
 * @param amended   its draft can be written in, with an open round of amendments, and an open vote on the second one
 * @param proposal  to that one, being written; the first amendment is of the same organisation
 * @param reviewed  its first version is in review, at the stage, and so is its translation into French
 * @param comment   on the version in review, with the reply
 * @param called    its first version is to be signed
 * @param hash      of the version to sign
 * @param guestLink by which an organisation without members signs
 */
record StatementsByPhase(
        String drafting,
        String amended,
        String proposal,
        String reviewed,
        String stage,
        String comment,
        String reply,
        String called,
        String hash,
        String guestLink) {

    private static final String MARKDOWN = "States must keep people safe.\n\nThis is the second paragraph.\n";

    /**
     * Those who bring statements forward.
     *
     * @param checker  a reviewer who is granted the right to review each
     * @param deciders approve what they are asked about
     */
    record Team(
            CallerCredentials coordinator,
            CallerCredentials checking,
            String checker,
            List<CallerCredentials> deciders) {}

    /** The version to sign. */
    String call() {
        return called + ".1";
    }

    static StatementsByPhase make(
            Http http,
            Team team,
            String title,
            List<Map<String, String>> grants,
            String invited,
            String guests,
            CallerCredentials proposer) {
        var making = new Making(http, team, grants);
        var drafting = making.open(title + " draft", "joint-statement");
        http.put("/api/v1/statements/" + drafting + "/languages/fr", team.coordinator(), Map.of())
                .orFail();
        var amended = making.open(title + " with amendments", "joint-statement");
        var proposal = making.amend(amended, proposer);
        var reviewed = making.open(title + " in review", "joint-statement");
        making.submit(reviewed);
        var stage = making.awaitStage(reviewed);
        making.translate(reviewed);
        var comment = making.comment(reviewed);
        var called = making.open(title + " to sign", "minor-revision");
        making.submit(called);
        var hash = making.approve(called);
        var call = Map.of(
                "organisations",
                List.of(invited),
                "deadline",
                Instant.now().plus(Duration.ofDays(30)).toString());
        making.post("/statements/" + called + "/calls", call);
        var version = "/calls/" + called + ".1";
        http.put("/api/v1" + version + "/public", team.coordinator(), Map.of("open", true))
                .orFail();
        var link = http.put(
                        "/api/v1" + version + "/invitations/" + guests,
                        team.coordinator(),
                        Map.of("contact", "guest@guests.example", "contactName", "Gus"))
                .orFail()
                .json()
                .get("link")
                .asString();
        return new StatementsByPhase(
                drafting,
                amended,
                proposal,
                reviewed,
                stage,
                comment.get("id").asString(),
                comment.get("replies").get(0).get("id").asString(),
                called,
                hash,
                link);
    }

    private record Making(Http http, Team team, List<Map<String, String>> grants) {

        String open(String title, String workflow) {
            var all = new ArrayList<>(grants);
            all.add(Map.of("member", team.checker(), "right", "REVIEW"));
            var statement = Map.of(
                    "title", title, "workflow", workflow, "markdown", "# " + title + "\n\n" + MARKDOWN, "grants", all);
            return post("/statements", statement).get("id").asString();
        }

        void translate(String statement) {
            var address = "/api/v1/statements/" + statement + "/languages/fr";
            http.put(address, team.coordinator(), Map.of()).orFail();
            http.send(
                            "PUT",
                            address + "/text",
                            "# Titre\n\nLes États protègent les personnes.\n\nUn second paragraphe.\n"
                                    .getBytes(StandardCharsets.UTF_8),
                            team.coordinator().headersAnd("Content-Type", "text/markdown"))
                    .orFail();
            for (var passage :
                    http.get(address + "/passages", team.coordinator()).orFail().json()) {
                var confirmed = Map.of(
                        "row", passage.get("row").asString(),
                        "sourceHash", passage.get("sourceHash").asString());
                post("/statements/" + statement + "/languages/fr/confirmations", confirmed);
            }
            post("/statements/" + statement + "/languages/fr/versions", Map.of("title", "Titre"));
        }

        /** Returns the id of a proposal that is begun. */
        String amend(String statement, CallerCredentials proposer) {
            var address = "/api/v1/statements/" + statement;
            var deadline = Instant.now().plus(Duration.ofDays(30)).toString();
            post("/statements/" + statement + "/amendment-rounds", Map.of("deadline", deadline));
            var first = address + "/proposals/" + begin(address, proposer);
            http.send(
                            "PUT",
                            first + "/draft",
                            (MARKDOWN.replace("safe", "very safe") + "\nOne paragraph more.\n")
                                    .getBytes(StandardCharsets.UTF_8),
                            proposer.headersAnd("Content-Type", "text/markdown"))
                    .orFail();
            var changes = http.get(first + "/changes", proposer).orFail().json();
            int last = changes.get("changes").size() - 1;
            var all = IntStream.range(0, last).boxed().toList();
            var submission = Map.of(
                    "revision",
                    changes.get("revision").asLong(),
                    "language",
                    "en",
                    "items",
                    List.of(Map.of("changes", all), Map.of("changes", List.of(last))));
            http.post(first + "/submission", proposer, submission).orFail();
            post(
                    "/statements/" + statement + "/amendment-votes",
                    Map.of("amendments", List.of(2), "deadline", deadline));
            return begin(address, proposer);
        }

        private String begin(String address, CallerCredentials proposer) {
            return http.post(address + "/proposals", proposer, Map.of())
                    .orFail()
                    .json()
                    .get("id")
                    .asString();
        }

        void submit(String statement) {
            post("/statements/" + statement + "/versions", Map.of());
        }

        String awaitStage(String statement) {
            return await().until(
                            () -> stages(team.coordinator(), statement)
                                    .valueStream()
                                    .map(sheet -> sheet.get("stage").get("id").asString())
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();
        }

        JsonNode comment(String statement) {
            var comment = http.post(
                            "/api/v1/statements/" + statement + "/versions/1/comments",
                            team.checking(),
                            Map.of("paragraph", "p2", "exact", "keep", "text", "How?", "suggested", "hold"))
                    .orFail()
                    .json()
                    .get("id")
                    .asString();
            return http.post("/api/v1/comments/" + comment + "/replies", team.checking(), Map.of("text", "So."))
                    .orFail()
                    .json();
        }

        /** Returns the hash of what was approved. */
        String approve(String statement) {
            await().until((Callable<Boolean>) () -> {
                for (var who : team.deciders()) {
                    for (var sheet : stages(who, statement)) {
                        if (sheet.get("standing").asString().equals("MAY_DECIDE")) {
                            decide(who, sheet.get("stage"));
                        }
                    }
                }
                return phase(statement).equals("APPROVED");
            });
            return http.get("/api/v1/statements/" + statement + "/versions", team.coordinator())
                    .orFail()
                    .json()
                    .get(0)
                    .get("hash")
                    .asString();
        }

        private void decide(CallerCredentials who, JsonNode stage) {
            http.post(
                            "/api/v1/stages/" + stage.get("id").asString() + "/decisions",
                            who,
                            Map.of("hash", stage.get("hash").asString(), "verdict", "APPROVE"))
                    .orFail();
        }

        private String phase(String statement) {
            return http.get("/api/v1/statements/" + statement, team.coordinator())
                    .orFail()
                    .json()
                    .get("phase")
                    .asString();
        }

        private JsonNode stages(CallerCredentials who, String statement) {
            var answer = http.get("/api/v1/statements/" + statement + "/stages", who);
            return answer.refuses()
                    ? JsonNodeFactory.instance.arrayNode()
                    : answer.orFail().json();
        }

        JsonNode post(String path, Map<String, ?> body) {
            return http.post("/api/v1" + path, team.coordinator(), body)
                    .orFail()
                    .json();
        }
    }
}
