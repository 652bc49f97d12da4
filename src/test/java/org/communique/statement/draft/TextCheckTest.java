package org.communique.statement.draft;

import static org.assertj.core.api.Assertions.assertThat;

import org.communique.LongRun;
import org.communique.RandomSeed;
import org.communique.statement.draft.TextCheck.Outcome.Misread;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.text.document.ExtremeTexts;
import org.communique.text.document.RandomTexts;
import org.communique.text.document.RichText;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.Test;

class TextCheckTest {

    private static final boolean LONG = LongRun.isOn();
    private static final long SEED = RandomSeed.of(TextCheckTest.class);

    @Test
    void everyUnkindTextReadsBack() {
        var texts = new RandomTexts(SEED);
        for (int i = 0; i < (LONG ? 100_000 : 200); i++) {
            readsBack(texts.next(), i);
        }
    }

    @Test
    void everyExtremeTextReadsBack() {
        var texts = new ExtremeTexts(SEED, LONG ? 20_000 : 300);
        for (int i = 0; i < (LONG ? 500 : 40); i++) {
            readsBack(texts.next(), i);
        }
    }

    private static void readsBack(RichText text, int number) {
        var draft = DraftCodec.read(DraftCodec.update(text));
        assertThat(TextCheck.of(draft))
                .as("seed %d, text %d: %s", SEED, number, CanonicalText.of(draft))
                .isNotInstanceOf(Misread.class);
    }
}
