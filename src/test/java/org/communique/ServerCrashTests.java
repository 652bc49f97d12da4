package org.communique;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.communique.coalition.evidence.LetterFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole application is killed while people type, submit, decide and sign, again and again, over the same data folder. Outside the long
 * mode the crash tests of the features end what a server does at each of its writes ({@code WriteFaults}).
 */
@EnabledIf("org.communique.LongRun#isOn")
class ServerCrashTests {

    private static final int ROUNDS = 40;
    private static final int STUCK_SECONDS = 60;

    @TempDir
    Path folder;

    @Test
    void losesNoAcknowledgedEditDecisionOrSignatureAndLeavesNoStatementStuck() throws Exception {
        var seed = RandomSeed.of(ServerCrashTests.class);
        var random = new Random(seed);
        ReviewWorkload reviews;
        TypingWorkload typingWorkload;
        SigningWorkload signing;
        try (var server = start()) {
            server.setUp("amina@example.org");
            reviews = reviews(server);
            typingWorkload = new TypingWorkload(reviews.open(server.port()), reviews.coordinator());
            signing = signing(server, reviews);
            workAndKill(server, reviews, typingWorkload, signing, random);
        }
        for (int round = 1; round <= ROUNDS; round++) {
            try (var server = start()) {
                typingWorkload.check(server.port());
                reviews.check(server.port());
                reviews.finish(server.port());
                signing.check(server.port());
                if (round < ROUNDS) {
                    workAndKill(server, reviews, typingWorkload, signing, random);
                } else {
                    signing.finish(server.port(), folder);
                }
            }
        }
    }

    @Test
    void goesOnFromABackupThatWasMadeWhilePeopleWorked() throws Exception {
        var backup = folder.resolve("backup.zip");
        ReviewWorkload before;
        try (var server = start()) {
            server.setUp("amina@example.org");
            var reviews = reviews(server);
            var signing = signing(server, reviews);
            try (var people = Executors.newCachedThreadPool()) {
                var work = new ArrayList<>(reviews.goOn(server.port(), people));
                work.addAll(signing.goOn(server.port(), people));
                try {
                    awaitGrowth(reviews::acknowledged);
                    awaitGrowth(signing::acknowledged);
                    before = reviews.soFar();
                    new MainJob(server.port(), folder.resolve("data")).command("backup", backup.toString());
                    awaitGrowth(signing::acknowledged);
                } finally {
                    server.kill();
                }
                for (var person : work) {
                    person.get(STUCK_SECONDS, TimeUnit.SECONDS);
                }
            }
        }
        var restored = folder.resolve("restored");
        unpack(backup, restored);
        try (var server = ServerProcess.start(restored, Map.of())) {
            before.check(server.port());
            assertThat(server.output())
                    .contains("it was restored from a backup")
                    .doesNotContain("\tat ");
            var operator = new MainJob(server.port(), restored);
            assertThat(operator.command("accept-restored-ledger")).contains("is on record");
            before.finish(server.port());
            operator.publish("amina@example.org");
        }
    }

    private static void unpack(Path zip, Path folder) throws IOException {
        try (var in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
                var file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(in, file);
            }
        }
    }

    /** {@code -Dkills=12} for fewer. */
    @Test
    void countsEverySignatureOnceHoweverOftenItIsKilledWhilePeopleSign() throws Exception {
        var kills = Integer.getInteger("kills", 200);
        var seed = RandomSeed.of(ServerCrashTests.class);
        var random = new Random(seed);
        SigningWorkload signing;
        try (var server = start()) {
            server.setUp("amina@example.org");
            signing = signing(server, reviews(server));
            signAndKill(server, signing, random);
        }
        for (int kill = 1; kill < kills; kill++) {
            try (var server = start()) {
                signing.check(server.port());
                signAndKill(server, signing, random);
            }
        }
        try (var server = start()) {
            signing.check(server.port());
            signing.finish(server.port(), folder);
        }
        System.out.println(signing.acknowledged() + " acts were acknowledged");
    }

    /** {@code -Dkills=12} for fewer. A letter is large enough that the journal is moved into the file meanwhile. */
    @Test
    void keepsEveryAcknowledgedMandateWithItsLetter() throws Exception {
        var random = new Random(RandomSeed.of(ServerCrashTests.class));
        Map<String, String> letters = new ConcurrentHashMap<>();
        var day = new AtomicInteger();
        String token;
        String member;
        String organisation;
        try (var server = start()) {
            server.setUp("amina@example.org");
            token = new MainJob(server.port(), folder.resolve("data")).token("amina@example.org");
            var administrator = new ApiClient(server.port(), token);
            organisation = organisation(administrator);
            member = member(administrator, organisation, "sol", "REPRESENTATIVE", "REVIEWER");
        }
        for (int kill = 0; kill < Integer.getInteger("kills", 40); kill++) {
            try (var server = start()) {
                var administrator = new ApiClient(server.port(), token);
                checkMandates(administrator, letters);
                var terms = Map.of("member", member, "organisation", organisation);
                try (var people = Executors.newCachedThreadPool()) {
                    List<Future<?>> work = new ArrayList<>();
                    for (int i = 0; i < 6; i++) {
                        work.add(people.submit(() -> grantUntilGone(administrator, terms, day, letters)));
                    }
                    try {
                        awaitGrowth(letters::size, 1 + random.nextInt(50));
                    } finally {
                        server.kill();
                    }
                    for (var person : work) {
                        person.get(STUCK_SECONDS, TimeUnit.SECONDS);
                    }
                }
            }
        }
        try (var server = start()) {
            checkMandates(new ApiClient(server.port(), token), letters);
        }
        System.out.println(letters.size() + " mandates were acknowledged");
    }

    private static void checkMandates(ApiClient administrator, Map<String, String> letters) throws Exception {
        var evidence = administrator.all("/mandates").stream()
                .collect(Collectors.toMap(
                        mandate -> mandate.get("id").asString(),
                        mandate -> mandate.get("evidence").asString()));
        assertThat(evidence).containsAllEntriesOf(letters);
        for (var mandate : letters.entrySet()) {
            assertThat(administrator.text("/mandates/" + mandate.getKey() + "/evidence"))
                    .isEqualTo(new String(letter(mandate.getValue()), UTF_8));
        }
    }

    private static byte[] letter(String name) {
        return Arrays.copyOf(LetterFixtures.pdf(name), 120_000);
    }

    private static void grantUntilGone(
            ApiClient administrator, Map<String, String> terms, AtomicInteger day, Map<String, String> letters) {
        try {
            while (true) {
                var number = day.incrementAndGet();
                var name = "letter " + number;
                var content = letter(name);
                var grant = new HashMap<String, Object>(terms);
                grant.put("from", LocalDate.of(2026, 1, 1).plusDays(number).toString());
                grant.put("evidence", name);
                grant.put(
                        "file",
                        Map.of("name", name, "content", Base64.getEncoder().encodeToString(content)));
                administrator
                        .post("/mandates", grant)
                        .ifPresent(mandate -> letters.put(mandate.get("id").asString(), name));
            }
        } catch (IOException | InterruptedException | ApiClient.TryAgain e) {
            // The server is gone.
        }
    }

    private static void signAndKill(ServerProcess server, SigningWorkload signing, Random random) throws Exception {
        try (var people = Executors.newCachedThreadPool()) {
            var work = signing.goOn(server.port(), people);
            try {
                awaitGrowth(signing::acknowledged, 1 + random.nextInt(60));
            } finally {
                server.kill();
            }
            for (var person : work) {
                person.get(STUCK_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    private ServerProcess start() throws Exception {
        // One coordinator opens the statements of all rounds.
        return ServerProcess.start(
                folder.resolve("data"),
                Map.of(
                        "COMMUNIQUE_STATEMENTS_OPENEDPERHOUR",
                        "100000",
                        "COMMUNIQUE_STATEMENTS_OPEN",
                        "100000",
                        "COMMUNIQUE_SIGNON_ACTSPERHOUR",
                        "100000",
                        "COMMUNIQUE_QUOTAS_TIMES",
                        "1000"));
    }

    private ReviewWorkload reviews(ServerProcess server) throws Exception {
        var operator = new MainJob(server.port(), folder.resolve("data"));
        var administrator = new ApiClient(server.port(), operator.token("amina@example.org"));
        var organisation = organisation(administrator);
        member(administrator, organisation, "coordinator", "COORDINATOR");
        List<ReviewWorkload.Reviewer> reviewers = new ArrayList<>();
        for (var name : List.of("rosa", "rumi", "ravi")) {
            var id = member(administrator, organisation, name, "REVIEWER");
            reviewers.add(new ReviewWorkload.Reviewer(id, operator.token(name + "@example.org")));
        }
        return new ReviewWorkload(operator.token("coordinator@example.org"), reviewers);
    }

    /** The signer is a coordinator too, so as to give the last approval. */
    private SigningWorkload signing(ServerProcess server, ReviewWorkload reviews) throws Exception {
        var operator = new MainJob(server.port(), folder.resolve("data"));
        var administrator = new ApiClient(server.port(), operator.token("amina@example.org"));
        var signer =
                member(administrator, organisation(administrator), "sol", "COORDINATOR", "REVIEWER", "REPRESENTATIVE");
        var token = operator.token("sol@example.org");
        var signing = new SigningWorkload(reviews.coordinator(), token, "Organisation");
        var reviewers = new ArrayList<>(reviews.reviewers());
        reviewers.add(new ReviewWorkload.Reviewer(signer, token));
        signing.open(administrator, signer, reviewers);
        return signing;
    }

    private static String organisation(ApiClient administrator) throws Exception {
        return administrator
                .get("/organisations")
                .valueStream()
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
    }

    private static String member(ApiClient administrator, String organisation, String name, String... roles)
            throws Exception {
        var member = Map.of(
                "name", name, "email", name + "@example.org", "organisation", organisation, "roles", List.of(roles));
        return administrator.post("/members", member).orElseThrow().get("id").asString();
    }

    /** Kills it at a random moment once each kind of work has been acknowledged in this round. */
    private static void workAndKill(
            ServerProcess server,
            ReviewWorkload reviews,
            TypingWorkload typingWorkload,
            SigningWorkload signing,
            Random random)
            throws Exception {
        var moment = 1 + random.nextInt(200);
        try (var people = Executors.newCachedThreadPool()) {
            var work = new ArrayList<>(reviews.goOn(server.port(), people));
            work.addAll(signing.goOn(server.port(), people));
            work.add(people.submit(() -> typingWorkload.typeUntilGone(server)));
            try {
                awaitGrowth(typingWorkload::acknowledged);
                awaitGrowth(reviews::acknowledged);
                awaitGrowth(signing::acknowledged, moment);
            } finally {
                server.kill();
            }
            for (var person : work) {
                person.get(STUCK_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    private static void awaitGrowth(IntSupplier count) {
        awaitGrowth(count, 1);
    }

    private static void awaitGrowth(IntSupplier count, int more) {
        var before = count.getAsInt();
        await("what is to be acknowledged")
                .atMost(STUCK_SECONDS, TimeUnit.SECONDS)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> count.getAsInt() >= before + more);
    }
}
