package org.communique.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.communique.LongMode;
import org.communique.Seed;
import org.communique.statement.TextCheck.Outcome.Misread;
import org.communique.text.CanonicalText;
import org.communique.text.ExtremeTexts;
import org.communique.text.RandomTexts;
import org.communique.text.RichText;
import org.junit.jupiter.api.Test;

class TextCheckTest {

    private static final boolean LONG = LongMode.isOn();
    private static final long SEED = Seed.of(TextCheckTest.class);

    @Test
    void everyUnkindTextReadsBack() {
        var texts = new RandomTexts(SEED);
        for (int i = 0; i < (LONG ? 100_000 : 1_000); i++) {
            readsBack(texts.next(), i);
        }
    }

    @Test
    void everyExtremeTextReadsBack() {
        var texts = new ExtremeTexts(SEED, LONG ? 20_000 : 300);
        for (int i = 0; i < (LONG ? 500 : 200); i++) {
            readsBack(texts.next(), i);
        }
    }

    private static void readsBack(RichText text, int number) {
        var draft = DraftText.read(DraftText.update(text));
        assertThat(TextCheck.of(draft))
                .as("seed %d, text %d: %s", SEED, number, CanonicalText.of(draft))
                .isNotInstanceOf(Misread.class);
    }
}
