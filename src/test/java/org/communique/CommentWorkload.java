package org.communique;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Reviewers who comment on a text that stands still, and which comments the server has acknowledged. */
final class CommentWorkload {

    private static final int PART = 100;
    private static final int OF_EACH_IN_A_ROUND = 100;

    private final ReviewWorkload reviews;
    private final AtomicInteger written = new AtomicInteger();
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();

    private record Acknowledged(String statement, String text) {}

    CommentWorkload(ReviewWorkload reviews) {
        this.reviews = reviews;
    }

    int acknowledged() {
        return acknowledged.size();
    }

    List<Future<?>> goOn(int port, ExecutorService people) throws IOException, InterruptedException {
        var statement = ApiClient.untilAnswered(() -> reviews.openFrozen(port));
        List<Future<?>> work = new ArrayList<>();
        for (var reviewer : reviews.reviewers().subList(0, 2)) {
            var caller = new ApiClient(port, reviewer.token());
            var left = new AtomicInteger(OF_EACH_IN_A_ROUND);
            work.add(people.submit(() -> ReviewWorkload.untilGone(() -> {
                if (left.getAndDecrement() > 0) {
                    comment(caller, statement);
                } else {
                    caller.get("/me");
                }
            })));
        }
        return work;
    }

    private void comment(ApiClient caller, String statement) throws IOException, InterruptedException {
        var text = "Remark " + written.incrementAndGet() + ".";
        caller.post("/statements/" + statement + "/versions/1/comments", Map.of("paragraph", "p1", "text", text))
                .ifPresent(comment -> acknowledged.add(new Acknowledged(statement, text)));
    }

    /** Each that was acknowledged is there once. */
    void check(int port) throws IOException, InterruptedException {
        var caller = new ApiClient(port, reviews.coordinator());
        for (var statement :
                acknowledged.stream().map(Acknowledged::statement).distinct().toList()) {
            var there = texts(caller, statement);
            assertThat(there)
                    .doesNotHaveDuplicates()
                    .containsAll(acknowledged.stream()
                            .filter(comment -> comment.statement.equals(statement))
                            .map(Acknowledged::text)
                            .toList());
        }
    }

    private static List<String> texts(ApiClient caller, String statement) throws IOException, InterruptedException {
        List<String> texts = new ArrayList<>();
        var after = "";
        while (true) {
            var part = caller.get("/statements/" + statement + "/versions/1/comments" + after)
                    .get("comments");
            part.forEach(placed -> texts.add(placed.get("comment").get("text").asString()));
            if (part.size() < PART) {
                return texts;
            }
            after = "?after="
                    + part.get(part.size() - 1).get("comment").get("id").asString();
        }
    }
}
