package org.communique.publishing;

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
 * A process ends itself, as by kill -9, at each point of a publication; the next one over the same data folder goes on.
 * {@code -Dlong} goes through all points instead of one.
 */
class PublicationCrashTests {

    private static final int KILLED = 137;
    private static final int STUCK_SECONDS = 180;

    @TempDir
    Path folder;

    @Test
    void isOnRecordOnceWhereverTheServerIsKilled() throws Exception {
        long seed = RandomSeed.of(PublicationCrashTests.class);
        List<PublicationCrashPoint> points = Arrays.asList(PublicationCrashPoint.values());
        Collections.shuffle(points, new Random(seed));
        for (var point : LongRun.isOn() ? points : points.subList(0, 1)) {
            assertThat(run(point.name()).exit()).as("exit at %s", point).isEqualTo(KILLED);
            assertThat(run().has()).contains("HAS PUBLISHED, recorded 1, publications 1: Killed at " + point);
        }
    }

    private record Run(int exit, List<String> has) {}

    private Run run(String... point) throws Exception {
        List<String> command = new ArrayList<>(ApplicationArchive.javaWithTests());
        command.addAll(
                List.of("-Dvaadin.productionMode=true", PublicationCrashProcess.class.getName(), folder.toString()));
        command.addAll(List.of(point));
        var errors = folder.resolveSibling(folder.getFileName() + ".errors").toFile();
        var process = new ProcessBuilder(command).redirectError(errors).start();
        var handle = process.toHandle();
        CompletableFuture.delayedExecutor(STUCK_SECONDS, TimeUnit.SECONDS).execute(handle::destroyForcibly);
        try (var output = process.inputReader()) {
            var has = output.lines().filter(line -> line.startsWith("HAS ")).toList();
            return new Run(process.waitFor(), has);
        }
    }
}
