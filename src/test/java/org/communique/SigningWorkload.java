package org.communique;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.communique.ledger.proof.Sha256;
import org.communique.ledger.proof.VerifyCall;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Organisations that sign, withdraw and sign again, and what the server has acknowledged of it. */
final class SigningWorkload {

    private static final int ORGANISATIONS = 12;
    private static final int SIGNERS = 4;

    private final String coordinator;
    private final String signer;
    private final String name;
    private final List<Organisation> organisations = new ArrayList<>();
    private String invited = "";
    private String statement = "";
    private String version = "";
    private String hash = "";

    /** One of them; only its signer's thread writes, and only between kills do others read. */
    private static final class Organisation {

        private final String id;
        private final String name;
        private volatile int attempted;
        private volatile int acknowledged;
        private volatile boolean unanswered;
        private volatile int signaturesAttempted;
        private volatile int signaturesAcknowledged;

        Organisation(String id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    /** @param name that its organisations have in common */
    SigningWorkload(String coordinator, String signer, String name) {
        this.coordinator = coordinator;
        this.signer = signer;
        this.name = name;
    }

    /** @param reviewers who approve the text first, the signer among them */
    void open(ApiClient administrator, String signerId, List<ReviewWorkload.Reviewer> reviewers) throws Exception {
        for (int i = 0; i < ORGANISATIONS; i++) {
            var name = this.name + " no. " + i;
            var id = organisation(administrator, name);
            var mandate = new HashMap<String, Object>(Map.of(
                    "member",
                    signerId,
                    "organisation",
                    id,
                    "from",
                    LocalDate.of(2026, 1, 1).toString(),
                    "evidence",
                    "a test"));
            assertThat(administrator.post("/mandates", mandate)).isPresent();
            organisations.add(new Organisation(id, name));
        }
        invited = organisation(administrator, name + " without an account");
        var coordinating = new ApiClient(administrator.port(), coordinator);
        var grants = reviewers.stream()
                .map(reviewer -> Map.of("member", reviewer.id(), "right", "REVIEW"))
                .toList();
        statement = coordinating
                .post("/statements", Map.of("title", "Signed", "markdown", "We call on States.\n", "grants", grants))
                .orElseThrow()
                .get("id")
                .asString();
        hash = coordinating
                .post("/statements/" + statement + "/versions", Map.of())
                .orElseThrow()
                .get("hash")
                .asString();
        await("the approval", () -> {
            for (var reviewer : reviewers) {
                approve(new ApiClient(administrator.port(), reviewer.token()));
            }
            return phase(coordinating).equals("APPROVED");
        });
        var ids = new ArrayList<>(
                organisations.stream().map(organisation -> organisation.id).toList());
        ids.add(invited);
        var call = Map.of(
                "organisations",
                ids,
                "deadline",
                Instant.now().plus(Duration.ofDays(30)).toString());
        version = coordinating
                .post("/statements/" + statement + "/calls", call)
                .orElseThrow()
                .get("version")
                .asString();
    }

    private static String organisation(ApiClient administrator, String name) throws IOException, InterruptedException {
        return administrator
                .post(
                        "/organisations",
                        Map.of(
                                "officialName", name,
                                "displayName", name,
                                "country", "KE",
                                "region", "AFRICA",
                                "status", "NONE",
                                "domain", ""))
                .orElseThrow()
                .get("id")
                .asString();
    }

    private void approve(ApiClient reviewer) throws IOException, InterruptedException {
        for (var sheet : reviewer.get("/statements/" + statement + "/stages")) {
            if (sheet.get("standing").asString().equals("MAY_DECIDE")) {
                var stage = sheet.get("stage").get("id").asString();
                reviewer.post(
                        "/stages/" + stage + "/decisions", Map.of("hash", hash, "verdict", "APPROVE", "comment", ""));
            }
        }
    }

    private String phase(ApiClient caller) throws IOException, InterruptedException {
        return caller.get("/statements/" + statement).get("phase").asString();
    }

    int acknowledged() {
        return organisations.stream()
                .mapToInt(organisation -> organisation.acknowledged)
                .sum();
    }

    /** Several sign at once, each for organisations of their own, until the server is gone. */
    List<Future<?>> goOn(int port, ExecutorService people) throws IOException, InterruptedException {
        var signed = new ConcurrentHashMap<>(signed(port));
        var caller = new ApiClient(port, signer);
        List<Future<?>> work = new ArrayList<>();
        for (int i = 0; i < SIGNERS; i++) {
            var first = i;
            work.add(people.submit(() -> {
                try {
                    while (true) {
                        for (int own = first; own < ORGANISATIONS; own += SIGNERS) {
                            var organisation = organisations.get(own);
                            signed.compute(organisation.id, (id, now) -> act(caller, organisation, !now));
                        }
                    }
                } catch (ServerGone e) {
                    // And with it what was not acknowledged.
                }
            }));
        }
        return work;
    }

    private static final class ServerGone extends RuntimeException {}

    /** Returns whether it has signed then. */
    private boolean act(ApiClient caller, Organisation organisation, boolean sign) {
        var path = "/calls/" + version + "/signatures/" + organisation.id;
        try {
            organisation.attempted++;
            organisation.signaturesAttempted += sign ? 1 : 0;
            Optional<String> refusal;
            try {
                refusal = sign ? caller.refusalOfPut(path, Map.of("hash", hash)) : caller.refusalOfDelete(path);
            } catch (ApiClient.TryAgain e) {
                organisation.unanswered = true;
                return signed(caller.port()).getOrDefault(organisation.id, false);
            }
            if (refusal.isPresent() && refusal.get().contains("acts-used-up")) {
                // Long runs come to that: it goes on with others.
                Thread.sleep(50);
                return !sign;
            }
            if (refusal.isPresent()) {
                // What had no answer may have been stored after the board was read.
                boolean now = signed(caller.port()).getOrDefault(organisation.id, false);
                assertThat(organisation.unanswered && now == sign)
                        .as("%s is refused: %s", sign ? "a signature" : "a withdrawal", refusal.get())
                        .isTrue();
                return now;
            }
            organisation.unanswered = false;
            organisation.acknowledged++;
            organisation.signaturesAcknowledged += sign ? 1 : 0;
            return sign;
        } catch (IOException | InterruptedException e) {
            throw new ServerGone();
        }
    }

    String version() {
        return version;
    }

    /** An organisation that is asked, and for which no member may sign. */
    String invited() {
        return invited;
    }

    private Map<String, Boolean> signed(int port) throws IOException, InterruptedException {
        return new ApiClient(port, coordinator)
                .get("/calls/" + version + "/board")
                .get("rows")
                .valueStream()
                .collect(Collectors.toMap(
                        row -> row.get("organisation").get("id").asString(),
                        row -> row.get("state").asString().equals("SIGNED")));
    }

    /** Each signs once. */
    void sign(int port) {
        var caller = new ApiClient(port, signer);
        organisations.forEach(organisation -> act(caller, organisation, true));
    }

    /** What is shown as signed or withdrawn is in the ledger as that. */
    void check(int port) throws Exception {
        var shown = signed(port);
        var caller = new ApiClient(port, signer);
        for (var organisation : organisations) {
            if (organisation.acknowledged > 0) {
                var last =
                        shown.getOrDefault(organisation.id, false) ? "\"type\":\"signed\"" : "\"type\":\"withdrawn\"";
                var receipt = "/calls/" + version + "/signatures/" + organisation.id + "/receipt";
                // What was stored and not acknowledged comes into the ledger soon after the start.
                await(
                        "the entry of " + organisation.name,
                        () -> caller.find(receipt)
                                .filter(text -> text.contains(last))
                                .isPresent());
            }
        }
    }

    /** Each acknowledged signature is in the published bundle once, and no more than were tried. */
    void finish(int port, Path folder) throws Exception {
        var shown = signed(port);
        var coordinating = new ApiClient(port, coordinator);
        var zip = coordinating.download("/p/" + publish(port) + "/bundle.zip");
        assertThat(VerifyCall.run(List.of(
                        Files.write(folder.resolve(version + ".zip"), zip).toString())))
                .isZero();
        var files = unzip(zip);
        var names = files.getOrDefault("names.jsonl", "")
                .lines()
                .collect(Collectors.toMap(
                        line -> Sha256.of(line.getBytes(UTF_8)).hex(),
                        line -> read(line).get("organisation").asString()));
        var signatures = files.getOrDefault("entries.jsonl", "")
                .lines()
                .map(SigningWorkload::read)
                .filter(entry -> entry.get("type").asString().equals("signed"))
                .map(entry -> names.get(entry.get("signatory").asString()))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        var withdrawals = files.getOrDefault("entries.jsonl", "")
                .lines()
                .filter(line -> line.contains("\"type\":\"withdrawn\""))
                .map(line -> read(line).get("signature").asInt())
                .toList();
        assertThat(withdrawals).doesNotHaveDuplicates();
        for (var organisation : organisations) {
            assertThat(signatures.getOrDefault(organisation.name, 0L).intValue())
                    .as("signatures of %s", organisation.name)
                    .isBetween(organisation.signaturesAcknowledged, organisation.signaturesAttempted);
        }
        assertThat(signatures.values().stream().mapToLong(Long::longValue).sum() - withdrawals.size())
                .isEqualTo(shown.values().stream().filter(signed -> signed).count());
    }

    /** Closes the call and publishes, as often as it takes; what it gives for another try is the same publication. */
    String publish(int port) throws IOException, InterruptedException {
        var coordinating = new ApiClient(port, coordinator);
        while (true) {
            try {
                coordinating.post("/calls/" + version + "/closing", Map.of());
                await("the closing", () -> List.of("CLOSED", "PUBLISHED").contains(phase(coordinating)));
                return coordinating
                        .post("/statements/" + statement + "/publication", Map.of("hash", hash))
                        .orElseThrow()
                        .get("slug")
                        .asString();
            } catch (ApiClient.TryAgain e) {
                // As the loop does.
            }
        }
    }

    private static Map<String, String> unzip(byte[] zip) throws IOException {
        Map<String, String> files = new HashMap<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), UTF_8));
            }
        }
        return files;
    }

    private static JsonNode read(String line) {
        return JsonMapper.shared().readTree(line);
    }

    private static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what).atMost(Duration.ofSeconds(30)).until(condition);
    }
}
