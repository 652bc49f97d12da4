package org.communique.statement.draft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.communique.GrowthExponent;
import org.communique.crdt.YDoc;
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
                var text = text(make.apply(size));
                return () -> DraftCodec.update(text).length > 0;
            });
            growthExponent.measure("replace: " + kind, size -> {
                var text = text(make.apply(size));
                var state = DraftCodec.update(text);
                return () -> DraftCodec.replacement(state, text).length > 0;
            });
            growthExponent.measure("replace again: " + kind, size -> {
                var text = text(make.apply(size));
                var document = new YDoc();
                document.applyUpdate(DraftCodec.update(text));
                document.applyUpdate(DraftCodec.replacement(document.encodeStateAsUpdate(), text));
                var state = document.encodeStateAsUpdate();
                return () -> DraftCodec.replacement(state, text).length > 0;
            });
            growthExponent.measure("read: " + kind, size -> {
                var state = DraftCodec.update(text(make.apply(size)));
                return () -> !DraftCodec.read(state).blocks().isEmpty();
            });
        });
        System.exit(growthExponent.failures() == 0 ? 0 : 1);
    }

    private static Map<String, IntFunction<List<Block>>> texts() {
        Map<String, IntFunction<List<Block>>> texts = new LinkedHashMap<>();
        texts.put("paragraphs of one letter", n -> repeat(n / 4, i -> new Paragraph(List.of(Text.plain("a")))));
        texts.put("empty paragraphs", n -> repeat(n / 4, i -> new Paragraph(List.of())));
        texts.put("rules", n -> repeat(n / 4, i -> new Rule()));
        texts.put("bold runs", n -> paragraph(n / 4, i -> new Text("a", i % 2 == 0 ? Set.of(new Bold()) : Set.of())));
        texts.put(
                "bold and italic runs",
                n -> paragraph(n / 4, i -> new Text("a", i % 2 == 0 ? Set.of(new Bold()) : Set.of(new Italic()))));
        texts.put("plain runs", n -> paragraph(n / 4, i -> Text.plain("a")));
        texts.put("links", n -> paragraph(n / 16, i -> new Text("a", Set.of(new Link("https://a.b/" + i)))));
        texts.put("line breaks", n -> paragraph(n / 4, i -> new LineBreak()));
        texts.put(
                "letters and line breaks", n -> paragraph(n / 4, i -> i % 2 == 0 ? Text.plain("a") : new LineBreak()));
        texts.put("footnotes", n -> paragraph(n / 8, i -> new Footnote(List.of(Text.plain("a")))));
        texts.put(
                "list items",
                n -> List.of(new BulletList(IntStream.range(0, n / 8)
                        .mapToObj(i -> new ListItem(List.of()))
                        .toList())));
        texts.put(
                "table rows",
                n -> List.of(new Table(IntStream.range(0, n / 16)
                        .mapToObj(i -> new Row(List.of(cell(), cell())))
                        .toList())));
        texts.put(
                "table columns",
                n -> List.of(new Table(List.of(
                        new Row(IntStream.range(0, n / 16).mapToObj(i -> cell()).toList())))));
        texts.put("one long paragraph", n -> paragraph(1, i -> Text.plain("a".repeat(n))));
        return texts;
    }

    private static Cell cell() {
        return new Cell(false, 1, 1, List.of(new Paragraph(List.of(Text.plain("a")))));
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
