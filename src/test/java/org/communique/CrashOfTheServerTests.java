package org.communique;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole application is killed while people type, submit and decide, again and again, over the same data folder. */
class CrashOfTheServerTests {

    private static final int ROUNDS = System.getProperty("long") == null ? 1 : 40;
    private static final int STUCK_SECONDS = 60;

    @TempDir
    Path folder;

    @Test
    void losesNoAcknowledgedEditOrDecisionAndLeavesNoStatementStuck() throws Exception {
        var seed = Long.getLong("seed", System.nanoTime());
        System.out.println("CrashOfTheServerTests: -Dseed=" + seed);
        var random = new Random(seed);
        ReviewsUnderWay reviews;
        Typists typists;
        try (var server = start()) {
            server.setUp("amina@example.org");
            reviews = reviews(server);
            typists = new Typists(reviews.open(server.port()), reviews.coordinator());
            workAndKill(server, reviews, typists, random);
        }
        for (int round = 1; round <= ROUNDS; round++) {
            try (var server = start()) {
                typists.check(server.port());
                reviews.check(server.port());
                reviews.finish(server.port());
                if (round < ROUNDS) {
                    workAndKill(server, reviews, typists, random);
                }
            }
        }
    }

    private ServerProcess start() throws Exception {
        return ServerProcess.start(folder.resolve("data"), Map.of());
    }

    private ReviewsUnderWay reviews(ServerProcess server) throws Exception {
        var operator = new MainJob(server.port(), folder.resolve("data"));
        var administrator = new ApiCaller(server.port(), operator.token("amina@example.org"));
        var organisation = administrator
                .get("/organisations")
                .valueStream()
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
        member(administrator, organisation, "coordinator", "COORDINATOR");
        List<ReviewsUnderWay.Reviewer> reviewers = new ArrayList<>();
        for (var name : List.of("rosa", "rumi", "ravi")) {
            var id = member(administrator, organisation, name, "REVIEWER");
            reviewers.add(new ReviewsUnderWay.Reviewer(id, operator.token(name + "@example.org")));
        }
        return new ReviewsUnderWay(operator.token("coordinator@example.org"), reviewers);
    }

    private static String member(ApiCaller administrator, String organisation, String name, String role)
            throws Exception {
        var member = Map.of(
                "name", name, "email", name + "@example.org", "organisation", organisation, "roles", List.of(role));
        return administrator.post("/members", member).orElseThrow().get("id").asString();
    }

    /** Kills it at a random moment once both kinds of work have been acknowledged in this round. */
    private static void workAndKill(ServerProcess server, ReviewsUnderWay reviews, Typists typists, Random random)
            throws Exception {
        var moment = random.nextInt(1000);
        try (var people = Executors.newCachedThreadPool()) {
            var work = new ArrayList<>(reviews.goOn(server.port(), people));
            work.add(people.submit(() -> typists.typeUntilGone(server)));
            try {
                awaitGrowth(typists::acknowledged);
                awaitGrowth(reviews::acknowledged);
                Thread.sleep(moment);
            } finally {
                server.kill();
            }
            for (var person : work) {
                person.get(STUCK_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    private static void awaitGrowth(IntSupplier count) throws InterruptedException {
        var before = count.getAsInt();
        var end = System.nanoTime() + Duration.ofSeconds(STUCK_SECONDS).toNanos();
        while (count.getAsInt() == before) {
            assertThat(System.nanoTime()).as("nothing is acknowledged").isLessThan(end);
            Thread.sleep(10);
        }
    }
}
