package org.communique.amendment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
import org.communique.ApplicationArchive;
import org.communique.LongRun;
import org.communique.RandomSeed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process ends itself, as by kill -9, while amendments are submitted, accepted, taken out again, withdrawn and supported; the next
 * one over the same stores goes on. {@code -Dlong} goes through all points several times instead of one, {@code -Dkills=12} once.
 */
class AmendmentCrashTests {

    private static final int ROUNDS = Integer.getInteger("kills", LongRun.either(1, 72));
    private static final int KILLED = 137;
    private static final int STUCK_SECONDS = 180;
    private static final int MINUTES_UNTIL_SETTLED = 5;

    @TempDir
    Path folder;

    /** What each amendment may be, by its id. */
    private final Map<String, Set<String>> possible = new HashMap<>();

    private int starts;

    @Test
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
                "-Dvaadin.productionMode=true",
                "-Dminutes-later=" + starts++ * MINUTES_UNTIL_SETTLED,
                AmendmentCrashNode.class.getName(),
                folder.toString()));
        command.addAll(List.of(goOn));
        var errors = folder.resolveSibling(folder.getFileName() + ".errors").toFile();
        var process = new ProcessBuilder(command).redirectError(errors).start();
        var handle = process.toHandle();
        CompletableFuture.delayedExecutor(STUCK_SECONDS, TimeUnit.SECONDS).execute(handle::destroyForcibly);
        var found = new HashMap<String, String>();
        try (var output = process.inputReader()) {
            output.lines().forEach(line -> take(line.split(" ", 3), line, found));
        }
        return process.waitFor();
    }

    private void take(String[] words, String line, Map<String, String> found) {
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
