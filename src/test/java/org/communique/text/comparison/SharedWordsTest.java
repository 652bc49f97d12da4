package org.communique.text.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SharedWordsTest {

    private static final int WORDS = 9;

    @Test
    void aWordCountsAsOftenAsBothHaveIt() {
        var shared = new SharedWords(List.of(new int[] {0, 0, 0, 1}, new int[] {}, new int[] {1, 2}), 4);
        assertThat(shared.with(new int[] {0, 0, 1, 3})).containsExactly(3, 0, 1);
    }

    @Test
    void countsAsOneWouldCountPairByPair() {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            var parts = new ArrayList<int[]>();
            for (int part = random.nextInt(6); part >= 0; part--) {
                parts.add(words(random));
            }
            int[] words = words(random);
            assertThat(new SharedWords(parts, WORDS).with(words))
                    .as("seed %d, round %d", seed, round)
                    .containsExactly(
                            parts.stream().mapToInt(part -> common(part, words)).toArray());
        }
    }

    private static int[] words(Random random) {
        return random.ints(random.nextInt(12), 0, WORDS).sorted().toArray();
    }

    private static int common(int[] one, int[] other) {
        var left = new ArrayList<>(Arrays.stream(other).boxed().toList());
        int common = 0;
        for (Integer word : one) {
            common += left.remove(word) ? 1 : 0;
        }
        return common;
    }
}
