package org.communique.text.leaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.communique.LongRun;
import org.communique.RandomSeed;
import org.communique.text.document.RichText.Text;
import org.junit.jupiter.api.Test;

class InlineChangeTests {

    private static InlineTokens line(String words) {
        return InlineTokens.of(List.of(Text.plain(words)));
    }

    private static List<InlineChange> changes(String before, String after) {
        return InlineChange.between(line(before), line(after));
    }

    @Test
    void changesOfOtherWordsAreMadeTogether() {
        var before = "States may ask for data.";
        var both = new ArrayList<>(changes(before, "States shall ask for data."));
        both.addAll(changes(before, "States may ask for data of users."));
        assertThat(InlineChange.applied(line(before), both).inlines())
                .containsExactly(Text.plain("States shall ask for data of users."));
    }

    @Test
    void changesOfTheSameWordsCollideUnlessTheyAreEqual() {
        var before = "States may ask.";
        assertThat(collide(before, "States shall ask.", "States must ask.")).isTrue();
        assertThat(collide(before, "States shall ask.", "States shall ask.")).isFalse();
        assertThat(collide(before, "States may ask.", "States must ask.")).isFalse();
        assertThat(collide("a b", "a x b", "a y b")).isTrue();
    }

    @Test
    void collisionsAreFoundInOnePass() {
        var random = new Random(RandomSeed.of(InlineChangeTests.class));
        for (int i = 0; i < LongRun.either(20_000, 2_000_000); i++) {
            var before = words(random);
            var these = changes(before, edited(before, random));
            var those = changes(before, edited(before, random));
            boolean any = these.stream().anyMatch(one -> those.stream().anyMatch(one::collidesWith));
            assertThat(InlineChange.collide(these, those))
                    .as("%s and %s", these, those)
                    .isEqualTo(any);
        }
    }

    private static boolean collide(String before, String one, String other) {
        return InlineChange.collide(changes(before, one), changes(before, other));
    }

    private static String words(Random random) {
        var words = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            words.append((char) ('a' + random.nextInt(3))).append(' ');
        }
        return words.toString();
    }

    private static String edited(String words, Random random) {
        var edited = new ArrayList<>(List.of(words.split(" ")));
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(edited.size() + 1);
            if (random.nextBoolean() || at == edited.size()) {
                edited.add(at, "xyz".substring(random.nextInt(3)));
            } else {
                edited.remove(at);
            }
        }
        return String.join(" ", edited);
    }
}
