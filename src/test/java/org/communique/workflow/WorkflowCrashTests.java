package org.communique.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.communique.ApplicationArchive;
import org.communique.LongRun;
import org.communique.RandomSeed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process ends itself, as by kill -9, at each point at which a decision is on its way; the next one over the same
 * stores goes on. {@code -Dlong} takes hundreds of rounds through all points instead of two.
 */
class WorkflowCrashTests {

    private static final int ROUNDS = LongRun.either(2, 210);
    private static final int KILLED = 137;
    private static final int STUCK_SECONDS = 180;

    @TempDir
    Path folder;

    private final List<String> acknowledged = new ArrayList<>();

    @Test
    void keepsEachAcknowledgedDecisionOnceAndLeavesNoStatementStuck() throws Exception {
        long seed = RandomSeed.of(WorkflowCrashTests.class);
        var random = new Random(seed);
        List<WorkflowCrashPoint> points = new ArrayList<>();
        while (points.size() < ROUNDS) {
            List<WorkflowCrashPoint> all = Arrays.asList(WorkflowCrashPoint.values());
            Collections.shuffle(all, random);
            points.addAll(all);
        }
        for (var point : points.subList(0, ROUNDS)) {
            assertThat(run(point.name())).as("exit at %s", point).isEqualTo(KILLED);
        }
        assertThat(run()).isZero();
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ROUNDS);
    }

    private int run(String... point) throws Exception {
        List<String> command = new ArrayList<>(ApplicationArchive.javaWithTests());
        command.addAll(List.of("-Dvaadin.productionMode=true", WorkflowCrashNode.class.getName(), folder.toString()));
        command.addAll(List.of(point));
        var errors = folder.resolveSibling(folder.getFileName() + ".errors").toFile();
        var process = new ProcessBuilder(command).redirectError(errors).start();
        var handle = process.toHandle();
        CompletableFuture.delayedExecutor(STUCK_SECONDS, TimeUnit.SECONDS).execute(handle::destroyForcibly);
        var before = List.copyOf(acknowledged);
        List<String> has = new ArrayList<>();
        try (var output = process.inputReader()) {
            output.lines().forEach(line -> {
                assertThat(line).doesNotStartWith("STUCK");
                if (line.startsWith("HAS ")) {
                    has.add(line.substring(4));
                }
                if (line.startsWith("ACK ")) {
                    acknowledged.add(line.substring(4));
                }
            });
        }
        assertThat(has)
                .as("decisions found by %s", List.of(point))
                .containsAll(before)
                .doesNotHaveDuplicates();
        return process.waitFor();
    }
}
