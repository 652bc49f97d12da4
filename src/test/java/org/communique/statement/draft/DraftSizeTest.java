package org.communique.statement.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.communique.LongRun;
import org.communique.RandomSeed;
import org.communique.collab.OversizedDrafts;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.text.document.RandomTexts;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.RichText.ListItem;
import org.communique.text.document.RichText.OrderedList;
import org.communique.text.document.RichText.Quote;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.Test;

/** What is weighed when an edit comes in against what is frozen in the end. */
class DraftSizeTest {

    private static final int TEXTS = LongRun.either(3_000, 200_000);

    @Test
    void noCanonicalTextIsLongerThanItsDraftWasWeighed() {
        long seed = RandomSeed.of(DraftSizeTest.class);
        var random = new Random(seed);
        var texts = new RandomTexts(seed);
        for (int i = 0; i < TEXTS; i++) {
            var text = wrapped(texts.next(), random);
            long most = OversizedDrafts.canonicalSize(DraftCodec.update(text));
            var canonical = CanonicalText.of(text);
            assertThat(most)
                    .as("seed %d, text %d: %s", seed, i, canonical)
                    .isGreaterThanOrEqualTo(canonical.strip().length());
        }
    }

    @Test
    void anOrdinaryTextWeighsLittleMoreThanItIs() {
        var text = CanonicalText.read("""
            ## Safeguards

            We call on [States](https://example.org/states) to apply **all** of the safeguards in article 24, as \\
            the powers in articles 27 to 30 do not work without them.[^1]

            1. Powers need prior, independent authorisation.
            2. Those concerned are told, as soon as that harms no investigation.

            > Each State Party shall ensure …

            [^1]: See the report of the Special Rapporteur of 2013, paragraphs 81 to 83.
            """.repeat(100));
        int length = CanonicalText.of(text).length();
        assertThat(OversizedDrafts.canonicalSize(DraftCodec.update(text))).isBetween((long) length, 2L * length);
    }

    private static RichText wrapped(RichText text, Random random) {
        List<Block> blocks = text.blocks();
        for (int depth = random.nextInt(4) * random.nextInt(8); depth > 0; depth--) {
            blocks = switch (random.nextInt(3)) {
                case 0 -> List.of(new Quote(blocks));
                case 1 -> List.of(new BulletList(List.of(new ListItem(blocks))));
                default -> {
                    var items = new ArrayList<ListItem>();
                    items.add(new ListItem(blocks));
                    items.add(new ListItem(List.of()));
                    yield List.of(new OrderedList(900_000_000, items));
                }
            };
        }
        return new RichText(blocks);
    }
}
