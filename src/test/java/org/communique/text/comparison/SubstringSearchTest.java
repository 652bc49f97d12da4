package org.communique.text.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import org.communique.RandomSeed;
import org.junit.jupiter.api.Test;

class SubstringSearchTest {

    @Test
    void areThoseThatASearchFromEachPlaceFinds() {
        long seed = RandomSeed.of(SubstringSearchTest.class);
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            var text = letters(random, 40);
            var words = letters(random, 6);
            var places = new ArrayList<Integer>();
            for (int at = text.indexOf(words); !words.isEmpty() && at >= 0; at = text.indexOf(words, at + 1)) {
                places.add(at);
            }
            assertThat(SubstringSearch.of(words, text))
                    .as("%s in %s", words, text)
                    .isEqualTo(places);
        }
    }

    private static String letters(Random random, int most) {
        return random.ints(random.nextInt(most), 'a', 'c')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
