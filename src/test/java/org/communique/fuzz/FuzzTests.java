package org.communique.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.RandomSeed;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every target takes or refuses what is kept in its corpus, and what comes of mixing that up. {@code ./test --long} has Jazzer look
 * for new inputs, {@code -Dfuzz.executions} times (10 million); {@code -Dfuzz.targets=DOCX,CSV} takes these only.
 */
class FuzzTests {

    private static final long EXECUTIONS = Long.getLong("fuzz.executions", 10_000_000);
    private static final int MIXTURES = 1_000;

    static Stream<FuzzTarget> targets() {
        var named = Set.of(System.getProperty("fuzz.targets", "").split(","));
        return Stream.of(FuzzTarget.values()).filter(target -> named.contains("") || named.contains(target.name()));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void takesOrRefusesItsCorpus(FuzzTarget target) throws IOException {
        assertThat(target.inputs()).isNotEmpty();
        for (var input : target.inputs()) {
            target.run(Files.readAllBytes(input));
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void takesOrRefusesMixturesOfItsCorpus(FuzzTarget target) throws IOException {
        long seed = RandomSeed.of(FuzzTests.class);
        var random = new Random(seed);
        var corpus = new ArrayList<byte[]>();
        for (var input : target.inputs()) {
            corpus.add(Files.readAllBytes(input));
        }
        for (int i = 0; i < MIXTURES; i++) {
            target.run(Mixture.of(corpus, random));
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    @EnabledIf("org.communique.LongRun#isOn")
    void takesOrRefusesWhatJazzerFinds(FuzzTarget target, @TempDir Path folder) throws Exception {
        assertThat(Jazzer.failures(target, EXECUTIONS, folder)).isEmpty();
    }
}
