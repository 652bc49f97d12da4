package org.communique.statement.draft.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.communique.LongRun;
import org.communique.RandomSeed;
import org.communique.collab.schema.DraftSchema;
import org.communique.crdt.YDoc;
import org.communique.crdt.YText;
import org.communique.crdt.YXmlFragment;
import org.communique.crdt.preview.UpdatePreview;
import org.communique.text.document.RandomTexts;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.Bold;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.RichText.Heading;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.LineBreak;
import org.communique.text.document.RichText.ListItem;
import org.communique.text.document.RichText.Mark;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Quote;
import org.communique.text.document.RichText.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever a draft holds and whatever is to be its text: that is its text afterwards, on every replica. */
class DraftUpdaterTest {

    private static final int DRAFTS = LongRun.either(400, 20_000);
    private static final List<String> NAMES = List.of(
            "paragraph",
            "heading",
            "bulletList",
            "listItem",
            "table",
            "tableRow",
            "tableCell",
            "hardBreak",
            "footnote",
            "blockquote",
            "iframe");

    private final long seed = RandomSeed.of(DraftUpdaterTest.class);
    private final Random random = new Random(seed);
    private final RandomTexts texts = new RandomTexts(seed);

    @Test
    void everyTextBecomesEveryOther() {
        for (int i = 0; i < DRAFTS; i++) {
            var text = texts.next();
            var document = new YDoc();
            document.applyUpdate(DraftCodec.update(text));
            boolean allowed = isAllowed(new YDoc(), DraftCodec.update(text));
            for (int k = 0; k < 4; k++) {
                text = random.nextInt(4) == 0 ? texts.next() : changed(text);
                allowed &= isAllowed(new YDoc(), DraftCodec.update(text));
                if (allowed) {
                    assertThat(isAllowed(document, DraftCodec.replacement(document.encodeStateAsUpdate(), text)))
                            .as("seed %d, draft %d", seed, i)
                            .isTrue();
                }
                becomes(document, text, i);
            }
        }
    }

    private static boolean isAllowed(YDoc document, byte[] update) {
        return DraftSchema.allows(UpdatePreview.of(document, update).additions());
    }

    @Test
    void draftsThatNoEditorMakesBecomeEveryText() {
        for (int i = 0; i < DRAFTS; i++) {
            var document = new YDoc();
            document.transact(() -> fill(DraftCodec.fragment(document), 4));
            becomes(document, texts.next(), i);
            document.transact(() -> fill(DraftCodec.fragment(document), 2));
            becomes(document, changed(DraftCodec.read(document)), i);
        }
    }

    @Test
    void replicasWithOtherEditsConverge() {
        for (int i = 0; i < DRAFTS; i++) {
            var text = texts.next();
            var state = DraftCodec.update(text);
            var one = DraftCodec.replacement(state, changed(text));
            var other = DraftCodec.replacement(state, changed(text));
            var first = new YDoc();
            first.applyUpdate(state);
            var second = new YDoc();
            second.applyUpdate(state);
            first.applyUpdate(one);
            first.applyUpdate(other);
            second.applyUpdate(other);
            second.applyUpdate(one);
            // Each may have deleted marks that the concurrent edits made redundant, which it then tells the other.
            for (int k = 0; k < 2; k++) {
                first.applyUpdate(second.encodeStateAsUpdate());
                second.applyUpdate(first.encodeStateAsUpdate());
            }
            assertThat(DraftCodec.read(second)).as("seed %d, draft %d", seed, i).isEqualTo(DraftCodec.read(first));
        }
    }

    private void becomes(YDoc document, RichText text, int draft) {
        var update = DraftCodec.replacement(document.encodeStateAsUpdate(), text);
        document.applyUpdate(update);
        var expected = DraftCodec.read(DraftCodec.update(text));
        assertThat(DraftCodec.read(document))
                .as("seed %d, draft %d", seed, draft)
                .isEqualTo(expected);
        var replica = document.encodeStateAsUpdate();
        assertThat(DraftCodec.read(replica))
                .as("seed %d, draft %d", seed, draft)
                .isEqualTo(expected);
        assertThat(DraftCodec.replacement(replica, text))
                .as("seed %d, draft %d", seed, draft)
                .isEqualTo(new byte[] {0, 0});
    }

    private RichText changed(RichText text) {
        return new RichText(changed(text.blocks()));
    }

    private List<Block> changed(List<Block> blocks) {
        var changed = new ArrayList<Block>();
        for (var block : blocks) {
            switch (random.nextInt(8)) {
                case 0 -> {}
                case 1 -> changed.addAll(texts.next().blocks());
                case 2 -> changed.addAll(List.of(block, block));
                case 3, 4 -> changed.add(block);
                default -> changed.add(changed(block));
            }
        }
        return changed;
    }

    private Block changed(Block block) {
        return switch (block) {
            case Paragraph(var content) -> new Paragraph(changedInlines(content));
            case Heading(var level, var content) -> new Heading(1 + random.nextInt(4), changedInlines(content));
            case Quote(var content) -> new Quote(changed(content));
            case BulletList(var items) ->
                new BulletList(items.stream()
                        .map(item -> new ListItem(changed(item.content())))
                        .toList());
            default -> block;
        };
    }

    private List<Inline> changedInlines(List<Inline> inlines) {
        var changed = new ArrayList<Inline>();
        for (var inline : inlines) {
            switch (random.nextInt(6)) {
                case 0 -> {}
                case 1 -> changed.addAll(List.of(new LineBreak(), inline));
                case 2 ->
                    changed.add(inline instanceof Text(var letters, var marks) ? toggled(letters, marks) : inline);
                case 3 -> changed.addAll(List.of(Text.plain(" new word "), inline));
                default -> changed.add(inline);
            }
        }
        return changed;
    }

    private Text toggled(String letters, Set<Mark> marks) {
        var toggled = new HashSet<>(marks);
        if (!toggled.remove(new Bold())) {
            toggled.add(new Bold());
        }
        return new Text(letters, toggled);
    }

    private void fill(YXmlFragment parent, int depth) {
        for (int i = random.nextInt(4); i > 0; i--) {
            if (depth == 0 || random.nextInt(3) == 0) {
                fill(parent.insertText(0));
            } else {
                var element = parent.insertElement(0, NAMES.get(random.nextInt(NAMES.size())));
                if (random.nextInt(3) == 0) {
                    element.setAttribute("level", random.nextBoolean() ? 3 : "three");
                }
                fill(element, depth - 1);
            }
        }
    }

    private void fill(YText text) {
        for (int i = random.nextInt(5); i > 0; i--) {
            Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
            switch (random.nextInt(8)) {
                case 0 -> attributes.put("bold", true);
                case 1 -> attributes.put("underline", Map.of());
                case 2 -> attributes.put("link", "https://example.org/");
                case 3, 4 -> attributes.put("bold", Map.of());
                default -> {}
            }
            int at = random.nextInt(text.length() + 1);
            if (random.nextInt(8) == 0) {
                text.insertEmbed(at, Map.of("image", "x"), attributes);
            } else {
                text.insert(at, "word ", attributes);
            }
            if (text.length() > 3 && random.nextInt(4) == 0) {
                text.delete(1, 2);
            }
        }
    }
}
