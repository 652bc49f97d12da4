package org.communique.text.leaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.communique.LongRun;
import org.communique.RandomSeed;
import org.communique.text.document.NormalForm;
import org.communique.text.document.PlainText;
import org.communique.text.document.RandomTexts;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.RichText.ListItem;
import org.communique.text.document.RichText.Quote;
import org.communique.text.markdown.CanonicalText;
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
            var leaves = LeafSequence.of(normal, ids());
            assertThat(leaves.toRichText()).isEqualTo(normal);
            assertThat(leaves.only(leaves.byId().keySet())).isEqualTo(leaves);
        }
    }

    @Test
    void itemsOfAPartKeepTheirNumbers() {
        var text = LeafSequence.of(CanonicalText.read("""
            4. four
            5. five

               of five
            6. six
            7. seven
               1. of seven
               2. second of seven
            """), ids());
        var wanted = List.of("four", "of five", "second of seven");
        var part = text.only(text.leaves().stream()
                .filter(leaf -> leaf.content() instanceof Leaf.TextBlock(var _, var words)
                        && wanted.contains(PlainText.of(words)))
                .map(Leaf::id)
                .collect(Collectors.toSet()));

        assertThat(CanonicalText.of(part.toRichText())).isEqualTo("""
                4. four
                5. of five

                7) 2. second of seven
                """);
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
