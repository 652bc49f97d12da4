package org.communique.amendment;

import static org.assertj.core.api.Assertions.assertThat;

import org.communique.RandomSeed;
import org.communique.amendment.change.Difference;
import org.communique.amendment.change.RandomCopies;
import org.junit.jupiter.api.Test;

class ChangesJsonTests {

    private final RandomCopies copies = new RandomCopies(RandomSeed.of(ChangesJsonTests.class));

    @Test
    void areReadAsTheyWereWritten() {
        for (int round = 0; round < 1_000; round++) {
            var base = copies.text();
            var changes = Difference.between(base, copies.copy(base, 6));
            assertThat(ChangesJson.read(ChangesJson.of(changes)))
                    .as("round %d", round)
                    .isEqualTo(changes);
        }
    }
}
