package org.communique.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.communique.ApplicationArchive;
import org.communique.RandomSeed;
import org.communique.ServerTest;
import org.communique.amendment.AmendmentFixtures;
import org.communique.comment.BroughtInCrashPoint.Step;
import org.communique.storage.WriteFaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A server is killed while changes and comments of a file are brought in; the next one brings the same file in again. */
@ServerTest
class BroughtInCrashTests {

    private static final int KILLED = 137;
    private static final int STUCK_SECONDS = 180;

    @Autowired
    ApplicationContext context;

    @Autowired
    AmendmentFixtures fixtures;

    @Autowired
    WriteFaults faults;

    @TempDir
    Path folder;

    /** How much was acknowledged, by statement and step. */
    private final Map<String, Integer> acknowledged = new HashMap<>();

    @ParameterizedTest
    @EnumSource
    void whatAFileBringsInIsThereOnceAndWholeAtWhicheverWriteTheServerIsKilled(Step step) {
        var node = new BroughtInCrashNode(context, line -> take(line.split(" "), line));
        int kills = faults.atEachWrite(kill -> {
            var round = fixtures.round(BroughtInCrashNode.TEXT);
            kill.accept(() -> node.bringIn(step, round.statement, round.coordinator));
            node.check(step, round.statement, round.coordinator);
        });
        // Of a draft it is one write, of its room: then it is brought in or not, and both are looked at.
        assertThat(kills > 0).isEqualTo(step != Step.DRAFT);
    }

    /** The process ends itself, as by kill -9. */
    @Test
    @EnabledIf("org.communique.LongRun#isOn")
    void whatAFileBringsInIsThereOnceAndWhole() throws Exception {
        var random = new Random(RandomSeed.of(BroughtInCrashTests.class));
        List<BroughtInCrashPoint> points = Arrays.asList(BroughtInCrashPoint.values());
        Collections.shuffle(points, random);
        for (var point : points) {
            assertThat(run(point.name())).as("exit at %s", point).isEqualTo(KILLED);
        }
        assertThat(run()).isZero();
        assertThat(acknowledged).isNotEmpty();
    }

    private int run(String... goOn) throws Exception {
        List<String> command = new ArrayList<>(ApplicationArchive.javaWithTests());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", BroughtInCrashNode.class.getName(), folder.toString()));
        command.addAll(List.of(goOn));
        var errors = folder.resolveSibling(folder.getFileName() + ".errors").toFile();
        var process = new ProcessBuilder(command).redirectError(errors).start();
        var handle = process.toHandle();
        CompletableFuture.delayedExecutor(STUCK_SECONDS, TimeUnit.SECONDS).execute(handle::destroyForcibly);
        try (var output = process.inputReader()) {
            output.lines().forEach(line -> take(line.split(" "), line));
        }
        return process.waitFor();
    }

    private void take(String[] words, String line) {
        switch (words[0]) {
            case "WRONG" -> assertThat(line).as("what a process found").isNull();
            case "ACK", "FINE" -> acknowledged.put(words[1] + words[2], Integer.valueOf(words[3]));
            case "HAS" ->
                assertThat(Integer.parseInt(words[3]))
                        .as(line)
                        .isGreaterThanOrEqualTo(acknowledged.getOrDefault(words[1] + words[2], 0));
            default -> {}
        }
    }
}
