package org.communique.amendment.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.communique.text.document.RandomTexts;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.Text;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.Container;
import org.communique.text.leaf.InlineTokens;
import org.communique.text.leaf.Leaf;
import org.communique.text.leaf.LeafSequence;

/** Texts, and copies of them in which people have changed something. */
public final class RandomCopies {

    private final Random random;
    private final RandomTexts texts;
    private int next;

    public RandomCopies(long seed) {
        random = new Random(seed);
        texts = new RandomTexts(seed);
    }

    BlockId id() {
        return new BlockId("b" + next++);
    }

    /** Of some dozen passages. */
    public LeafSequence text() {
        var blocks = new ArrayList<RichText.Block>();
        for (int i = 0; i < 12; i++) {
            blocks.addAll(texts.next().blocks());
        }
        return new LeafSequence(LeafSequence.of(new RichText(blocks), this::id).leaves().stream()
                .map(RandomCopies::joined)
                .toList());
    }

    private static Leaf joined(Leaf leaf) {
        return leaf.content() instanceof Leaf.TextBlock(var level, var line)
                ? leaf.with(new Leaf.TextBlock(level, InlineTokens.of(line).inlines()))
                : leaf;
    }

    /** With so many changes at most. */
    public LeafSequence copy(LeafSequence text, int most) {
        var leaves = new ArrayList<>(text.leaves());
        for (int i = random.nextInt(most + 1); i > 0 && !leaves.isEmpty(); i--) {
            change(leaves);
        }
        return new LeafSequence(leaves);
    }

    private void change(List<Leaf> leaves) {
        int at = random.nextInt(leaves.size());
        var leaf = leaves.get(at);
        switch (random.nextInt(8)) {
            case 0 -> leaves.remove(at);
            case 1 -> {
                leaves.remove(at);
                leaves.add(random.nextInt(leaves.size() + 1), leaf.in(containers(leaf, leaves)));
            }
            case 2 -> {
                var added = new Leaf(id(), List.of(), new Leaf.TextBlock(0, List.of(word())));
                leaves.add(at, added.in(containers(added, leaves)));
            }
            case 3 -> leaves.set(at, leaf.in(containers(leaf, leaves)));
            case 4 -> leaves.set(at, replaced(leaf));
            default -> leaves.set(at, reworded(leaf));
        }
    }

    /** Those of another leaf that can be where this can. */
    private List<Container> containers(Leaf leaf, List<Leaf> leaves) {
        var others = leaves.stream()
                .filter(other -> isLine(other) && isLine(leaf)
                        || other.content() instanceof Leaf.TableRow && leaf.content() instanceof Leaf.TableRow)
                .toList();
        if (others.isEmpty()) {
            return leaf.containers();
        }
        return isLine(leaf) && random.nextInt(4) == 0
                ? List.of(new Container(id(), new Container.Quote()))
                : others.get(random.nextInt(others.size())).containers();
    }

    private static boolean isLine(Leaf leaf) {
        return leaf.content() instanceof Leaf.TextBlock || leaf.content() instanceof Leaf.ThematicBreak;
    }

    private Leaf replaced(Leaf leaf) {
        return leaf.content() instanceof Leaf.TextBlock
                ? leaf.with(new Leaf.TextBlock(random.nextInt(5), List.of(word())))
                : leaf;
    }

    private Inline word() {
        return Text.plain("new" + next++);
    }

    private Leaf reworded(Leaf leaf) {
        if (!(leaf.content() instanceof Leaf.TextBlock(var level, var line))) {
            return leaf;
        }
        var words = new ArrayList<>(InlineTokens.of(line).tokens());
        int at = random.nextInt(words.size() + 1);
        int to = Math.min(words.size(), at + random.nextInt(3));
        words.subList(at, to).clear();
        if (random.nextInt(3) > 0) {
            words.add(at, new Text("w" + random.nextInt(1_000), Set.of()));
        }
        return leaf.with(new Leaf.TextBlock(level, new InlineTokens(words).inlines()));
    }
}
