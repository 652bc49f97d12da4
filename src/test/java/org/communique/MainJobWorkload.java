package org.communique;

import com.icegreen.greenmail.util.GreenMail;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import org.awaitility.Awaitility;

/** All acts of the main job at once, until the server is killed, and what it has acknowledged of them. */
final class MainJobWorkload {

    private static final Duration STUCK = Duration.ofMinutes(2);
    /** From one kill to the next, beyond one of each kind. */
    private static final int MOST_ACTS = LongRun.either(200, 60);

    private final Team team;
    private final ReviewWorkload reviews;
    private final TypingWorkload typingWorkload;
    private final SigningWorkload signing;
    private final CommentWorkload comments;
    private final InvitationWorkload invitations;

    /** Tokens of those who do it. */
    record Team(
            String administrator,
            String coordinator,
            List<ReviewWorkload.Reviewer> reviewers,
            ReviewWorkload.Reviewer signer) {

        /** On a server that is set up. */
        static Team join(ServerProcess server, Path data) throws Exception {
            var operator = new MainJob(server.port(), data);
            var administrator = new ApiClient(server.port(), operator.token("amina@example.org"));
            var organisation =
                    administrator.get("/organisations").get(0).get("id").asString();
            member(administrator, organisation, "coordinator", "COORDINATOR");
            List<ReviewWorkload.Reviewer> reviewers = new ArrayList<>();
            for (var name : List.of("rosa", "rumi", "ravi")) {
                var id = member(administrator, organisation, name, "REVIEWER");
                reviewers.add(new ReviewWorkload.Reviewer(id, operator.token(name + "@example.org")));
            }
            // A coordinator too, so as to give the last approval.
            var signer = member(administrator, organisation, "sol", "COORDINATOR", "REVIEWER", "REPRESENTATIVE");
            return new Team(
                    administrator.token(),
                    operator.token("coordinator@example.org"),
                    reviewers,
                    new ReviewWorkload.Reviewer(signer, operator.token("sol@example.org")));
        }

        /** Those who approve before a call. */
        List<ReviewWorkload.Reviewer> approving() {
            var approving = new ArrayList<>(reviewers);
            approving.add(signer);
            return approving;
        }

        private static String member(ApiClient administrator, String organisation, String name, String... roles)
                throws Exception {
            var member = Map.of(
                    "name",
                    name,
                    "email",
                    name + "@example.org",
                    "organisation",
                    organisation,
                    "roles",
                    List.of(roles));
            return administrator
                    .post("/members", member)
                    .orElseThrow()
                    .get("id")
                    .asString();
        }
    }

    /** @param name that this batch's organisations have in common */
    MainJobWorkload(Team team, ServerProcess server, GreenMail relay, String name) throws Exception {
        this.team = team;
        reviews = new ReviewWorkload(team.coordinator(), team.reviewers());
        typingWorkload = new TypingWorkload(reviews.open(server.port()), team.coordinator());
        signing = new SigningWorkload(team.coordinator(), team.signer().token(), name);
        signing.open(
                new ApiClient(server.port(), team.administrator()),
                team.signer().id(),
                team.approving());
        comments = new CommentWorkload(reviews);
        invitations = new InvitationWorkload(
                relay, team.administrator(), team.coordinator(), signing.version(), signing.invited());
    }

    int acknowledged() {
        return reviews.acknowledged()
                + typingWorkload.acknowledged()
                + signing.acknowledged()
                + comments.acknowledged()
                + invitations.acknowledged();
    }

    /** Kills it at a random moment once each kind of work has been acknowledged. */
    void workUntilKilled(ServerProcess server, RandomGenerator random) throws Exception {
        try (var people = Executors.newCachedThreadPool()) {
            List<Future<?>> work = new ArrayList<>();
            try {
                work.addAll(reviews.goOn(server.port(), people));
                work.addAll(signing.goOn(server.port(), people));
                work.addAll(comments.goOn(server.port(), people));
                work.addAll(invitations.goOn(server.port(), people));
                work.add(people.submit(() -> typingWorkload.typeUntilGone(server)));
                for (IntSupplier kind : List.<IntSupplier>of(
                        typingWorkload::acknowledged,
                        reviews::acknowledged,
                        signing::acknowledged,
                        comments::acknowledged,
                        invitations::acknowledged)) {
                    awaitGrowth(kind, 1, work);
                }
                awaitGrowth(this::acknowledged, 1 + random.nextInt(MOST_ACTS), work);
            } finally {
                server.kill();
            }
            for (var person : work) {
                person.get(STUCK.toSeconds(), TimeUnit.SECONDS);
            }
        }
    }

    /** Kills it at a random moment of the publication: when so many commands have reached the store since it began. */
    void publishUntilKilled(ServerProcess server, IntSupplier commands, RandomGenerator random) throws Exception {
        try (var people = Executors.newCachedThreadPool()) {
            var begun = commands.getAsInt();
            var publication = people.submit(() -> ReviewWorkload.untilGone(() -> signing.publish(server.port())));
            try {
                awaitGrowth(() -> commands.getAsInt() - begun, 1 + random.nextInt(200), List.of(publication));
            } finally {
                server.kill();
            }
            publication.get(STUCK.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private static void awaitGrowth(IntSupplier count, int more, List<Future<?>> work) {
        var before = count.getAsInt();
        Awaitility.await("what is to be acknowledged")
                .atMost(STUCK)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    for (var person : work) {
                        if (person.isDone()) {
                            person.get();
                        }
                    }
                    return count.getAsInt() >= before + more;
                });
    }

    void check(ServerProcess server) throws Exception {
        typingWorkload.check(server.port());
        reviews.check(server.port());
        reviews.finish(server.port());
        signing.check(server.port());
        comments.check(server.port());
        invitations.check();
    }

    /** Publishes, and checks the bundle as anyone can. */
    void finish(ServerProcess server, Path folder) throws Exception {
        signing.finish(server.port(), folder);
    }
}
