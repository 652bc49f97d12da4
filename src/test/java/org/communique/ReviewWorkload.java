package org.communique;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.communique.statement.TextHash;
import tools.jackson.databind.JsonNode;

/** Statements that a coordinator submits and three reviewers decide on, and what the server has acknowledged of it. */
final class ReviewWorkload {

    private static final int AT_ONCE = 3;

    record Reviewer(String id, String token) {}

    private record Submitted(String statement, int number, String hash) {}

    private record Decided(String statement, String stage, String member, String verdict) {}

    private final String coordinator;
    private final List<Reviewer> reviewers;
    private final Queue<String> statements = new ConcurrentLinkedQueue<>();
    private final Queue<Submitted> submissions = new ConcurrentLinkedQueue<>();
    private final Queue<Decided> decisions = new ConcurrentLinkedQueue<>();

    ReviewWorkload(String coordinator, List<Reviewer> reviewers) {
        this.coordinator = coordinator;
        this.reviewers = reviewers;
    }

    String coordinator() {
        return coordinator;
    }

    List<Reviewer> reviewers() {
        return reviewers;
    }

    /** What has been acknowledged until now. */
    ReviewWorkload soFar() {
        var copy = new ReviewWorkload(coordinator, reviewers);
        copy.submissions.addAll(submissions);
        copy.decisions.addAll(decisions);
        copy.statements.addAll(statements);
        return copy;
    }

    int acknowledged() {
        return submissions.size() + decisions.size();
    }

    /** Anyone at work until the server is gone; every fourth text or so comes back for changes. */
    List<Future<?>> goOn(int port, ExecutorService people) throws IOException, InterruptedException {
        statements.add(ApiClient.untilAnswered(() -> open(port)));
        List<Future<?>> work = new ArrayList<>();
        work.add(people.submit(() -> untilGone(() -> {
            for (var statement : newest()) {
                submit(port, statement);
            }
            statements.add(open(port));
        })));
        for (var reviewer : reviewers) {
            work.add(people.submit(() -> untilGone(() -> {
                for (var statement : newest()) {
                    decide(port, reviewer, statement, Math.floorMod(statement.hashCode(), 4) == 0);
                }
            })));
        }
        return work;
    }

    String open(int port) throws IOException, InterruptedException {
        var grants = reviewers.stream()
                .map(reviewer -> Map.of("member", reviewer.id(), "right", "REVIEW"))
                .toList();
        var opened = caller(port, coordinator)
                .post("/statements", Map.of("title", "On article 24", "markdown", "Start.\n", "grants", grants))
                .orElseThrow();
        return opened.get("id").asString();
    }

    /** With a version that waits for the first decision. */
    String openFrozen(int port) throws IOException, InterruptedException {
        var statement = open(port);
        assertThat(caller(port, coordinator).post("/statements/" + statement + "/versions", Map.of()))
                .isPresent();
        return statement;
    }

    private List<String> newest() {
        var all = List.copyOf(statements);
        return all.subList(Math.max(0, all.size() - AT_ONCE), all.size());
    }

    private void submit(int port, String statement) throws IOException, InterruptedException {
        var caller = caller(port, coordinator);
        var current = caller.get("/statements/" + statement);
        if (!current.get("phase").asString().equals("DRAFTING")) {
            return;
        }
        var versions = current.get("versions").asInt();
        if (versions > 0) {
            caller.putMarkdown("/statements/" + statement + "/draft", "Changed " + versions + " times.\n");
        }
        caller.post("/statements/" + statement + "/versions", Map.of())
                .ifPresent(version -> submissions.add(new Submitted(
                        statement, versions + 1, version.get("hash").asString())));
    }

    private void decide(int port, Reviewer reviewer, String statement, boolean critical)
            throws IOException, InterruptedException {
        var caller = caller(port, reviewer.token());
        for (var sheet : caller.get("/statements/" + statement + "/stages")) {
            var stage = sheet.get("stage");
            if (sheet.get("standing").asString().equals("MAY_DECIDE") && isPolicyReview(stage)) {
                var verdict = critical && stage.get("round").asInt() == 1 ? "REQUEST_CHANGES" : "APPROVE";
                var id = stage.get("id").asString();
                caller.post(
                                "/stages/" + id + "/decisions",
                                Map.of("hash", stage.get("hash").asString(), "verdict", verdict, "comment", "Why"))
                        .ifPresent(done -> decisions.add(new Decided(statement, id, reviewer.id(), verdict)));
            }
        }
    }

    private static boolean isPolicyReview(JsonNode stage) {
        return stage.get("activity").asString().equals("policyReview");
    }

    /** Every acknowledged version has its text, and every acknowledged decision is there once. */
    void check(int port) throws IOException, InterruptedException {
        var caller = caller(port, coordinator);
        for (var submitted : submissions) {
            var text = caller.text("/statements/" + submitted.statement() + "/versions/" + submitted.number() + ".md");
            assertThat(TextHash.of(text).value()).as("text of %s", submitted).isEqualTo(submitted.hash());
        }
        for (var decided : decisions) {
            assertThat(caller.get("/statements/" + decided.statement() + "/stages")
                            .valueStream()
                            .map(sheet -> sheet.get("stage"))
                            .filter(stage -> stage.get("id").asString().equals(decided.stage()))
                            .flatMap(stage -> stage.get("decisions").valueStream())
                            .filter(decision ->
                                    decision.get("member").asString().equals(decided.member()))
                            .map(decision -> decision.get("verdict").asString()))
                    .as("%s", decided)
                    .containsExactly(decided.verdict());
        }
    }

    /** Whatever was left in the middle reaches legal review when people go on, or is there already. */
    void finish(int port) throws IOException, InterruptedException {
        for (var statement : statements) {
            var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (!isInLegalReview(port, statement)) {
                assertThat(System.nanoTime())
                        .as("statement %s is stuck", statement)
                        .isLessThan(end);
                try {
                    submit(port, statement);
                    for (var reviewer : reviewers) {
                        decide(port, reviewer, statement, false);
                    }
                } catch (ApiClient.TryAgain e) {
                    // As the loop does.
                }
            }
        }
        statements.clear();
    }

    private boolean isInLegalReview(int port, String statement) throws IOException, InterruptedException {
        return caller(port, coordinator)
                .get("/statements/" + statement + "/stages")
                .valueStream()
                .anyMatch(sheet -> sheet.get("stage").get("activity").asString().equals("legalReview"));
    }

    interface Work {
        void run() throws IOException, InterruptedException;
    }

    static void untilGone(Work work) {
        try {
            while (true) {
                try {
                    work.run();
                } catch (ApiClient.TryAgain e) {
                    // Done or not, it is not acknowledged.
                }
            }
        } catch (IOException | InterruptedException e) {
            // The server is gone, and with it what was not acknowledged.
        }
    }

    private static ApiClient caller(int port, String token) {
        return new ApiClient(port, token);
    }
}
