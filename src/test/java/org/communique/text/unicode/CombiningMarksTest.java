package org.communique.text.unicode;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Random;
import java.util.stream.IntStream;
import org.communique.RandomSeed;
import org.junit.jupiter.api.Test;

class CombiningMarksTest {

    private static final int[] MARKS = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(c -> Character.getType(c) == Character.NON_SPACING_MARK
                    || Character.getType(c) == Character.COMBINING_SPACING_MARK
                    || Character.getType(c) == Character.ENCLOSING_MARK)
            .toArray();

    @Test
    void haveTheOrderThatTheNormalizerGivesThem() {
        long seed = RandomSeed.of(CombiningMarksTest.class);
        var random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            var text = new StringBuilder();
            int[] few = random.ints(1 + random.nextInt(60), 0, MARKS.length)
                    .map(at -> MARKS[at])
                    .toArray();
            for (int k = 0; k < 200; k++) {
                text.append(random.nextInt(70) == 0 ? "a" : "");
                text.appendCodePoint(few[random.nextInt(few.length)]);
            }
            for (var form : new Form[] {Form.NFC, Form.NFD}) {
                assertThat(Normalizer.normalize(CombiningMarks.ordered(text), form))
                        .isEqualTo(Normalizer.normalize(text, form));
            }
        }
    }

    @Test
    void stayAsTheyAreWhereTheyAreFew() {
        var text = "e\u0301\u0323 שָׁלוֹם";
        assertThat(CombiningMarks.ordered(text)).isSameAs(text);
    }
}
