package org.communique.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.communique.LongRun;
import org.communique.NodeScriptProcess;
import org.communique.RandomSeed;
import org.communique.crdt.value.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ours against the real Yjs, step by step: the same events, updates, content, state vectors, encoded bytes, positions
 * and snapshots. {@code -Dseed=N} repeats one history, {@code -Dcrdt.histories=N} and {@code -Dlong} run more. A
 * history that fails is shrunk and kept in {@code src/test/resources/crdt/histories}, from where it is replayed for ever.
 */
class YjsDifferentialTest {

    private static final Path KEPT = Path.of("src/test/resources/crdt/histories");
    private static final int HISTORIES = Integer.getInteger("crdt.histories", LongRun.either(20, 5_000));
    private static final String HALF_PAIR = "[\\x{10000}-\\x{10ffff}\ufffd]|\\\\ud[0-9a-f]{3}";

    private static NodeScriptProcess yjs;

    @BeforeAll
    static void start() {
        yjs = NodeScriptProcess.start("yjs-histories.mjs");
    }

    @AfterAll
    static void stop() {
        yjs.close();
    }

    static List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(KEPT)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    void aHistoryThatOnceFailedIsAsInYjs(Path file) throws IOException {
        List<List<Object>> steps = steps(Json.parse(Files.readString(file)));
        assertThat(firstDifference(steps, replay(steps), yjs)).isNull();
    }

    @Test
    void randomHistoriesAreAsInYjs() {
        int count = RandomSeed.given().isPresent() ? 1 : HISTORIES;
        long first = RandomSeed.of(YjsDifferentialTest.class);
        for (long seed = first; seed < first + count; seed++) {
            compare(seed);
        }
        System.out.printf("%d histories are as in Yjs, seeds from %d%n", count, first);
    }

    private static void compare(long seed) {
        HistoryGenerator maker = new HistoryGenerator(seed);
        try {
            maker.run(2 + (int) (seed & 3), 150);
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed, e);
        }
        String difference = firstDifference(maker.steps(), maker.answers(), yjs);
        if (difference != null) {
            List<List<Object>> shrunk = new HistoryShrinker(steps -> fails(steps)).shrink(maker.steps());
            fail("seed %d, kept as %s: %s", seed, keep(seed, shrunk), difference);
        }
        List<String> views =
                maker.docs().stream().map(YjsDifferentialTest::view).toList();
        assertThat(views).as("seed %d: all users see the same", seed).containsOnly(views.getFirst());
    }

    private static boolean fails(List<List<Object>> steps) {
        try {
            return firstDifference(steps, replay(steps), yjs) != null;
        } catch (RuntimeException e) {
            return true;
        }
    }

    private static List<List<String>> replay(List<List<Object>> steps) {
        HistoryReplay historyReplay = new HistoryReplay();
        return steps.stream().map(historyReplay::run).toList();
    }

    private static @Nullable String firstDifference(
            List<List<Object>> steps, List<List<String>> ours, NodeScriptProcess peer) {
        Object answer = Json.parse(peer.ask(Json.stringify(steps)));
        if (answer instanceof Map<?, ?> failure) {
            return "Yjs: " + failure.get("error");
        }
        List<?> theirs = (List<?>) Objects.requireNonNull(answer);
        for (int i = 0; i < steps.size(); i++) {
            if (!ours.get(i).equals(theirs.get(i))) {
                return "step %d: %s%nours: %s%nYjs:  %s".formatted(i, steps.get(i), ours.get(i), theirs.get(i));
            }
        }
        return null;
    }

    private static Path keep(long seed, List<List<Object>> steps) {
        try {
            String lines =
                    String.join(",\n", steps.stream().map(Json::stringify).toList());
            Files.createDirectories(KEPT);
            return Files.writeString(KEPT.resolve("seed-" + seed + ".json"), "[\n" + lines + "\n]\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<Object>> steps(@Nullable Object json) {
        List<List<Object>> steps = new ArrayList<>();
        for (Object step : (List<?>) Objects.requireNonNull(json)) {
            steps.add(new ArrayList<>((List<?>) step));
        }
        return steps;
    }

    /**
     * What every user should see alike once all have been synchronised; but for halves of surrogate pairs, which Yjs
     * replaces only where a pair was cut.
     */
    private static String view(YDoc doc) {
        return Json.stringify(sorted(doc.toJson())).replaceAll(HALF_PAIR, "")
                + HistoryReplay.base64(doc.encodeStateVector());
    }

    /** The order of keys is that in which a replica first saw them. */
    private static @Nullable Object sorted(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(element -> copy.add(sorted(element)));
                yield copy;
            }
            case Map<?, ?> map -> {
                Map<Object, @Nullable Object> copy = new TreeMap<>();
                map.forEach((key, element) -> copy.put(key, sorted(element)));
                yield copy;
            }
            default -> value;
        };
    }
}
