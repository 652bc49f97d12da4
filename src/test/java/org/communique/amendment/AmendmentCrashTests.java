package org.communique.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.communique.ApplicationArchive;
import org.communique.RandomSeed;
import org.communique.ServerTest;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.AmendmentFixtures.Round;
import org.communique.signon.SignOnFixtures.MovableClock;
import org.communique.storage.WriteFaults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A server is killed while amendments are submitted, accepted, taken out again, withdrawn and supported; the next one goes on. */
@ServerTest
class AmendmentCrashTests {

    private static final int ROUNDS = Integer.getInteger("kills", 72);
    private static final int KILLED = 137;
    private static final int STUCK_SECONDS = 180;
    private static final Duration UNTIL_SETTLED = Duration.ofMinutes(5);

    @Autowired
    ApplicationContext context;

    @Autowired
    AmendmentFixtures fixtures;

    @Autowired
    AmendmentService service;

    @Autowired
    WriteFaults faults;

    @Autowired
    MovableClock clock;

    @TempDir
    Path folder;

    /** What each amendment may be, by its id. */
    private final Map<String, Set<String>> possible = new HashMap<>();

    /** What they are, as the newest server finds. */
    private final Map<String, String> found = new HashMap<>();

    private int starts;

    @AfterEach
    void resetTheClock() {
        clock.reset();
    }

    @Test
    void hasEachSubmittedAmendmentOnceAtWhicheverWriteTheServerIsKilled() {
        atEachWrite(() -> {
            var round = fixtures.round(AmendmentCrashNode.TEXT);
            var proposal = round.begin(round.proposers.getFirst());
            return new Attempt(round, () -> node().submit(round.proposers.getFirst(), proposal));
        });
    }

    @Test
    void hasEachAcceptedAmendmentInTheDraftOnceAtWhicheverWriteTheServerIsKilled() {
        var round = submitted();
        var first = amendments(round).getFirst();
        atEachWrite(() -> {
            bring(round, first, AmendmentStatus.OPEN);
            return new Attempt(round, () -> node().toggle(round, first));
        });
        atEachWrite(() -> {
            bring(round, first, AmendmentStatus.OPEN);
            return new Attempt(round, () -> node().acceptWith(round, first));
        });
        atEachWrite(() -> {
            bring(round, first, AmendmentStatus.ACCEPTED);
            return new Attempt(round, () -> node().toggle(round, first));
        });
    }

    @Test
    void hasEachWithdrawalAndEachStandOnceAtWhicheverWriteTheServerIsKilled() {
        var round = submitted();
        var last = amendments(round).getLast();
        var supporter = round.proposers.getLast();
        atEachWrite(() -> {
            var supports = !supports(round, last);
            return new Attempt(round, () -> as(supporter, () -> service.takeStand(last.id(), supports, "A word.")));
        });
        atEachWrite(() -> {
            var another = submitted();
            var withdrawn = amendments(another).get(1);
            return new Attempt(another, () -> node().withdraw(another.proposers.getFirst(), withdrawn));
        });
    }

    /** What is done in a round, which is there. */
    private record Attempt(Round round, Runnable act) {}

    private void atEachWrite(Supplier<Attempt> prepared) {
        int writes = faults.atEachWrite(kill -> {
            var attempt = prepared.get();
            kill.accept(attempt.act());
            clock.move(UNTIL_SETTLED);
            node().settle();
            found.clear();
            node().check(attempt.round().statement);
        });
        // One write at least, and the note that it begins.
        assertThat(writes).isGreaterThanOrEqualTo(2);
    }

    private AmendmentCrashNode node() {
        return new AmendmentCrashNode(context, line -> take(line.split(" ", 3), line));
    }

    private Round submitted() {
        var round = fixtures.round(AmendmentCrashNode.TEXT);
        var proposer = round.proposers.getFirst();
        node().submit(proposer, round.begin(proposer));
        return round;
    }

    private List<Amendment> amendments(Round round) {
        return as(round.coordinator, () -> service.of(round.statement));
    }

    private Amendment now(Round round, Amendment amendment) {
        return as(round.drafter, () -> service.find(amendment.id())).orElseThrow();
    }

    private boolean supports(Round round, Amendment amendment) {
        return now(round, amendment).stands().stream().anyMatch(Amendment.Stand::supports);
    }

    private void bring(Round round, Amendment amendment, AmendmentStatus state) {
        if (now(round, amendment).state() != state) {
            node().toggle(round, amendment);
        }
    }

    /** The process ends itself, as by kill -9; all points several times, with {@code -Dkills=12} once. */
    @Test
    @EnabledIf("org.communique.LongRun#isOn")
    void hasEachAcceptedAmendmentInTheDraftOnceAndNoOther() throws Exception {
        var random = new Random(RandomSeed.of(AmendmentCrashTests.class));
        List<AmendmentCrashPoint> points = new ArrayList<>();
        while (points.size() < ROUNDS) {
            List<AmendmentCrashPoint> all = Arrays.asList(AmendmentCrashPoint.values());
            Collections.shuffle(all, random);
            points.addAll(all);
        }
        for (var point : points.subList(0, ROUNDS)) {
            assertThat(run(point.name(), String.valueOf(random.nextLong())))
                    .as("exit at %s", point)
                    .isEqualTo(KILLED);
        }
        assertThat(run()).isZero();
    }

    private int run(String... goOn) throws Exception {
        List<String> command = new ArrayList<>(ApplicationArchive.javaWithTests());
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-Dminutes-later=" + starts++ * UNTIL_SETTLED.toMinutes(),
                AmendmentCrashNode.class.getName(),
                folder.toString()));
        command.addAll(List.of(goOn));
        var errors = folder.resolveSibling(folder.getFileName() + ".errors").toFile();
        var process = new ProcessBuilder(command).redirectError(errors).start();
        var handle = process.toHandle();
        CompletableFuture.delayedExecutor(STUCK_SECONDS, TimeUnit.SECONDS).execute(handle::destroyForcibly);
        found.clear();
        try (var output = process.inputReader()) {
            output.lines().forEach(line -> take(line.split(" ", 3), line));
        }
        return process.waitFor();
    }

    private void take(String[] words, String line) {
        switch (words[0]) {
            case "WRONG" -> assertThat(line).as("what a process found").isNull();
            case "TRY" ->
                possible.computeIfAbsent(words[1], _ -> new HashSet<>(Set.of("OPEN")))
                        .add(words[2]);
            case "ACK" -> possible.put(words[1], new HashSet<>(Set.of(words[2])));
            case "HAS" -> {
                assertThat(found.put(words[1], words[2]))
                        .as("found before: " + line)
                        .isNull();
                assertThat(possible.getOrDefault(words[1], Set.of("OPEN")))
                        .as(line)
                        .contains(words[2]);
                possible.put(words[1], new HashSet<>(Set.of(words[2])));
            }
            default -> {}
        }
    }
}
