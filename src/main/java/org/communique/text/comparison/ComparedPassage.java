package org.communique.text.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.communique.text.comparison.Comparison.Shape;
import org.communique.text.comparison.Comparison.Shape.Kind;
import org.communique.text.document.NormalForm;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.RichText.Footnote;
import org.communique.text.document.RichText.Heading;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.LineBreak;
import org.communique.text.document.RichText.ListItem;
import org.communique.text.document.RichText.OrderedList;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Quote;
import org.communique.text.document.RichText.Row;
import org.communique.text.document.RichText.Rule;
import org.communique.text.document.RichText.Table;
import org.communique.text.document.RichText.Text;
import org.communique.text.document.Words;

/**
 * One passage of a text.
 *
 * @param number the number in the margin, from 1; a footnote has its paragraph's, and a passage without words of its own has 0
 * @param tokens words, the characters between words, line breaks and references to footnotes
 */
record ComparedPassage(Shape shape, int number, List<Inline> tokens) implements Alignable<ComparedPassage> {

    static final Footnote REFERENCE = new Footnote(List.of());

    /** Control characters, which normal text does not have. */
    private static final char TOKEN = '\u0001';

    private static final char LETTERS = '\u0002';

    /** {@inheritDoc} The number of a list item may differ. */
    @Override
    public String content() {
        var content = new StringBuilder();
        content.append(shape.kind()).append(' ').append(shape.level());
        content.append(' ').append(shape.lists()).append(' ').append(shape.quotes());
        for (var token : tokens) {
            content.append(TOKEN);
            switch (token) {
                case Text(var text, var marks) -> {
                    marks.stream().map(Object::toString).sorted().forEach(content::append);
                    content.append(LETTERS).append(text);
                }
                case LineBreak _ -> content.append('\n');
                case Footnote _ -> {}
            }
        }
        return content.toString();
    }

    @Override
    public boolean hasWords() {
        return !tokens.isEmpty();
    }

    @Override
    public boolean isLike(ComparedPassage other) {
        return shape.isLike(other.shape);
    }

    @Override
    public Stream<String> words() {
        return tokens.stream()
                .flatMap(
                        token -> token instanceof Text(var text, var _) && Words.isWord(text) ? Stream.of(text) : null);
    }

    static List<Inline> tokens(List<Inline> content) {
        var tokens = new ArrayList<Inline>();
        for (var inline : content) {
            switch (inline) {
                case Text(var text, var marks) -> Words.split(text).forEach(word -> tokens.add(new Text(word, marks)));
                case LineBreak lineBreak -> tokens.add(lineBreak);
                case Footnote _ -> tokens.add(REFERENCE);
            }
        }
        return tokens;
    }

    static List<ComparedPassage> of(RichText text) {
        var collector = new Collector();
        collector.blocks(NormalForm.of(text).blocks(), 0, 0);
        return collector.units;
    }

    private static final class Collector {

        private final List<ComparedPassage> units = new ArrayList<>();
        private int notes;
        private int number;

        private void blocks(List<Block> blocks, int lists, int quotes) {
            for (var block : blocks) {
                block(block, lists, quotes);
            }
        }

        private void block(Block block, int lists, int quotes) {
            switch (block) {
                case Paragraph(var content) -> add(new Shape(Kind.PARAGRAPH, 0, lists, quotes, ""), content);
                case Heading(var level, var content) -> add(new Shape(Kind.HEADING, level, lists, quotes, ""), content);
                case Quote(var content) -> blocks(content, lists, quotes + 1);
                case BulletList(var items) -> items.forEach(item -> item(item, "•", lists + 1, quotes));
                case OrderedList(var start, var items) -> {
                    int number = start;
                    for (var item : items) {
                        item(item, number++ + ".", lists + 1, quotes);
                    }
                }
                case Table(var rows) -> rows.forEach(row -> add(new Shape(Kind.ROW, 0, lists, quotes, ""), cells(row)));
                case Rule() -> add(new Shape(Kind.RULE, 0, lists, quotes, ""), List.of());
            }
        }

        private void item(ListItem item, String marker, int lists, int quotes) {
            var content = item.content();
            if (content.isEmpty() || !(content.getFirst() instanceof Paragraph(var line))) {
                add(new Shape(Kind.ITEM, 0, lists, quotes, marker), List.of());
                blocks(content, lists, quotes);
            } else {
                add(new Shape(Kind.ITEM, 0, lists, quotes, marker), line);
                blocks(content.subList(1, content.size()), lists, quotes);
            }
        }

        private static List<Inline> cells(Row row) {
            var line = new ArrayList<Inline>();
            boolean later = false;
            for (var cell : row.cells()) {
                if (later) {
                    line.add(Text.plain(Passages.CELL));
                }
                later = true;
                if (!cell.content().isEmpty() && cell.content().getFirst() instanceof Paragraph(var content)) {
                    line.addAll(content);
                }
            }
            return line;
        }

        private void add(Shape shape, List<Inline> content) {
            units.add(new ComparedPassage(shape, content.isEmpty() ? 0 : ++number, tokens(content)));
            for (var inline : content) {
                if (inline instanceof Footnote(var note)) {
                    notes++;
                    units.add(new ComparedPassage(
                            new Shape(Kind.FOOTNOTE, 0, 0, 0, Integer.toString(notes)), number, tokens(note)));
                }
            }
        }
    }
}
