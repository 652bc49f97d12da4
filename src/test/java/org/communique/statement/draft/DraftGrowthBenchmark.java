package org.communique.statement.draft;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communique.GrowthExponent;
import org.communique.crdt.YDoc;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.Bold;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.RichText.Cell;
import org.communique.text.document.RichText.Footnote;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.Italic;
import org.communique.text.document.RichText.LineBreak;
import org.communique.text.document.RichText.Link;
import org.communique.text.document.RichText.ListItem;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Row;
import org.communique.text.document.RichText.Rule;
import org.communique.text.document.RichText.Table;
import org.communique.text.document.RichText.Text;

/** That bringing a text into a draft, replacing and reading it takes time that grows with the text and not with its square. */
public final class DraftGrowthBenchmark {

    private DraftGrowthBenchmark() {}

    public static void main(String[] arguments) {
        var growthExponent = new GrowthExponent(arguments);
        texts().forEach((kind, make) -> {
            growthExponent.measure("write: " + kind, size -> {
                var text = text(make.of(size, "a"));
                return () -> DraftCodec.update(text).length > 0;
            });
            growthExponent.measure("replace by itself: " + kind, size -> {
                var text = text(make.of(size, "a"));
                var state = DraftCodec.update(text);
                return () -> DraftCodec.replacement(state, text).length > 0;
            });
            growthExponent.measure("replace: " + kind, size -> {
                var state = DraftCodec.update(text(make.of(size, "a")));
                var text = text(make.of(size, "b"));
                return () -> DraftCodec.replacement(state, text).length > 0;
            });
            growthExponent.measure("replace again: " + kind, size -> {
                var text = text(make.of(size, "a"));
                var document = new YDoc();
                document.applyUpdate(DraftCodec.update(text));
                var other = DraftCodec.replacement(document.encodeStateAsUpdate(), text(make.of(size, "b")));
                document.applyUpdate(other);
                var state = document.encodeStateAsUpdate();
                return () -> DraftCodec.replacement(state, text).length > 0;
            });
            growthExponent.measure("read: " + kind, size -> {
                var state = DraftCodec.update(text(make.of(size, "a")));
                return () -> !DraftCodec.read(state).blocks().isEmpty();
            });
        });
        System.exit(growthExponent.failures() == 0 ? 0 : 1);
    }

    private static Map<String, Maker> texts() {
        Map<String, Maker> texts = new LinkedHashMap<>();
        texts.put(
                "paragraphs of one letter", (n, word) -> repeat(n / 4, i -> new Paragraph(List.of(Text.plain(word)))));
        texts.put(
                "paragraphs alike",
                (n, word) ->
                        repeat(n / 32, i -> new Paragraph(List.of(Text.plain("one two three " + word + " " + i)))));
        texts.put(
                "paragraphs permuted",
                (n, word) ->
                        permuted(repeat(n / 16, i -> new Paragraph(List.of(Text.plain("one " + i + " two")))), word));
        texts.put("empty paragraphs", (n, word) -> repeat(n / 4, i -> new Paragraph(List.of())));
        texts.put("rules", (n, word) -> repeat(n / 4, i -> new Rule()));
        texts.put(
                "empty paragraphs and rules",
                (n, word) ->
                        repeat(n / 4, i -> i % 2 == 0 == word.equals("a") ? new Rule() : new Paragraph(List.of())));
        texts.put(
                "bold runs",
                (n, word) -> paragraph(n / 4, i -> new Text(word, i % 2 == 0 ? Set.of(new Bold()) : Set.of())));
        texts.put(
                "runs of changing marks",
                (n, word) -> paragraph(
                        n / 4,
                        i -> new Text(
                                "a", i % 2 == 0 == word.equals("a") ? Set.of(new Bold()) : Set.of(new Italic()))));
        texts.put("plain runs", (n, word) -> paragraph(n / 4, i -> Text.plain(word)));
        texts.put(
                "links",
                (n, word) -> paragraph(n / 16, i -> new Text("a", Set.of(new Link("https://a.b/" + word + i)))));
        texts.put("line breaks", (n, word) -> paragraph(n / 4, i -> new LineBreak()));
        texts.put(
                "letters and line breaks",
                (n, word) -> paragraph(n / 4, i -> i % 2 == 0 ? Text.plain(word) : new LineBreak()));
        texts.put("footnotes", (n, word) -> paragraph(n / 8, i -> new Footnote(List.of(Text.plain(word)))));
        texts.put(
                "list items",
                (n, word) -> List.of(new BulletList(IntStream.range(0, n / 8)
                        .mapToObj(i -> new ListItem(
                                i % 2 == 0 ? List.of() : List.of(new Paragraph(List.of(Text.plain(word))))))
                        .toList())));
        texts.put(
                "table rows",
                (n, word) -> List.of(new Table(IntStream.range(0, n / 16)
                        .mapToObj(i -> new Row(List.of(cell(word), cell("c"))))
                        .toList())));
        texts.put(
                "table columns",
                (n, word) -> List.of(new Table(List.of(new Row(
                        IntStream.range(0, n / 16).mapToObj(i -> cell(word)).toList())))));
        texts.put("one long paragraph", (n, word) -> paragraph(1, i -> Text.plain(word.repeat(n))));
        texts.put(
                "one paragraph, every tenth word another",
                (n, word) -> paragraph(1, i -> Text.plain(words(n / 4, k -> k % 10 == 0 ? word + k : "w" + k))));
        texts.put(
                "one paragraph, few words in another order",
                (n, word) -> paragraph(1, i -> Text.plain(words(n / 2, new Random(word.charAt(0))))));
        texts.put("paragraphs of 1,000 few words in another order", (n, word) -> {
            var random = new Random(word.charAt(0));
            return repeat(n / 2_000, i -> new Paragraph(List.of(Text.plain(words(1_000, random)))));
        });
        texts.put(
                "lists in 30 lists",
                (n, word) ->
                        nested(30, repeat(n / 32, i -> new Paragraph(List.of(Text.plain("one two " + i + word))))));
        return texts;
    }

    /** Makes a text of about so many letters; of the same size, two words give texts to compare. */
    private interface Maker {
        List<Block> of(int size, String word);
    }

    private static String words(int count, IntFunction<String> word) {
        return IntStream.range(0, count).mapToObj(word).collect(Collectors.joining(" "));
    }

    private static String words(int count, Random random) {
        return words(count, i -> String.valueOf((char) ('a' + random.nextInt(10))));
    }

    private static List<Block> permuted(List<Block> blocks, String word) {
        var permuted = new ArrayList<>(blocks);
        Collections.shuffle(permuted, new Random(word.charAt(0)));
        return permuted;
    }

    private static List<Block> nested(int depth, List<Block> blocks) {
        List<Block> nested = blocks;
        for (int i = 0; i < depth; i++) {
            nested = List.of(new BulletList(List.of(new ListItem(nested))));
        }
        return nested;
    }

    private static Cell cell(String word) {
        return new Cell(false, 1, 1, List.of(new Paragraph(List.of(Text.plain(word)))));
    }

    private static RichText text(List<Block> blocks) {
        return new RichText(blocks);
    }

    private static List<Block> repeat(int times, IntFunction<Block> block) {
        return IntStream.range(0, times).mapToObj(block).toList();
    }

    private static List<Block> paragraph(int times, IntFunction<Inline> inline) {
        return List.of(new Paragraph(IntStream.range(0, times).mapToObj(inline).toList()));
    }
}
