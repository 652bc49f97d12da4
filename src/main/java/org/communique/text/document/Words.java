package org.communique.text.document;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.RichText.Footnote;
import org.communique.text.document.RichText.Heading;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.OrderedList;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Quote;
import org.communique.text.document.RichText.Rule;
import org.communique.text.document.RichText.Table;

/** Words by the rules of Unicode (UAX #29), which also work where words are not separated by spaces. */
public final class Words {

    private Words() {}

    /** Those of the text and its footnotes. */
    public static int count(RichText text) {
        return text.blocks().stream().mapToInt(Words::count).sum();
    }

    public static int count(String text) {
        return (int) split(text).stream().filter(Words::isWord).count();
    }

    public static boolean isWord(String piece) {
        for (int i = 0; i < piece.length(); ) {
            int letter = piece.codePointAt(i);
            if (Character.isLetterOrDigit(letter)) {
                return true;
            }
            i += Character.charCount(letter);
        }
        return false;
    }

    /** Words and the characters between them, in order; together they are the text. */
    public static List<String> split(String text) {
        return split(text, BreakIterator.getWordInstance(Locale.ROOT));
    }

    static List<String> split(String text, BreakIterator breaks) {
        var pieces = new ArrayList<String>();
        breaks.setText(text);
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }

    private static int count(Block block) {
        return switch (block) {
            case Paragraph(var content) -> countInlines(content);
            case Heading(var _, var content) -> countInlines(content);
            case Quote(var content) -> count(new RichText(content));
            case BulletList(var items) ->
                items.stream()
                        .mapToInt(item -> count(new RichText(item.content())))
                        .sum();
            case OrderedList(var _, var items) ->
                items.stream()
                        .mapToInt(item -> count(new RichText(item.content())))
                        .sum();
            case Table(var rows) ->
                rows.stream()
                        .flatMap(row -> row.cells().stream())
                        .mapToInt(cell -> count(new RichText(cell.content())))
                        .sum();
            case Rule() -> 0;
        };
    }

    private static int countInlines(List<Inline> content) {
        int notes = content.stream()
                .mapToInt(inline -> inline instanceof Footnote(var note) ? countInlines(note) : 0)
                .sum();
        return notes + count(PlainText.of(content));
    }
}
