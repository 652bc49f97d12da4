package org.communique.text.leaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.communique.LongRun;
import org.communique.RandomSeed;
import org.communique.text.document.NormalForm;
import org.communique.text.document.RandomTexts;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.RichText.ListItem;
import org.communique.text.document.RichText.Quote;
import org.junit.jupiter.api.Test;

class LeafSequenceTests {

    private static Supplier<BlockId> ids() {
        var next = new AtomicInteger();
        return () -> new BlockId("b" + next.incrementAndGet());
    }

    @Test
    void anyTextComesBackAsItWas() {
        var texts = new RandomTexts(RandomSeed.of(LeafSequenceTests.class));
        for (int i = 0; i < LongRun.either(2_000, 100_000); i++) {
            var text = texts.next();
            assertThat(LeafSequence.of(text, ids()).toRichText()).isEqualTo(text);
            var normal = NormalForm.of(text);
            assertThat(LeafSequence.of(normal, ids()).toRichText()).isEqualTo(normal);
        }
    }

    @Test
    void emptyContainersComeBackToo() {
        var text = new RichText(List.of(
                new BulletList(List.of()),
                new BulletList(List.of(new ListItem(List.of()), new ListItem(List.of(new Quote(List.of()))))),
                new RichText.Table(List.of())));
        assertThat(LeafSequence.of(text, ids()).toRichText()).isEqualTo(text);
    }
}
