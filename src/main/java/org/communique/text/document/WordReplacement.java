package org.communique.text.document;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.RichText.Cell;
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

/**
 * Words that others take the place of, wherever they stand as whole words in one format: <i>for</i> these <i>read</i> those.
 *
 * @param to may be empty
 */
public record WordReplacement(String from, String to) {

    /** In which words are not divided by what is no letter. */
    private static final Set<UnicodeScript> UNDIVIDED = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    /** The text with the other words, in the formats of those that they replace. */
    public RichText in(RichText text) {
        return new RichText(blocks(text.blocks()));
    }

    public String in(String letters) {
        var changed = new StringBuilder();
        int done = 0;
        for (int at = next(letters, 0); at >= 0; at = next(letters, done)) {
            changed.append(letters, done, at).append(to);
            done = at + from.length();
        }
        return changed.append(letters, done, letters.length()).toString();
    }

    private int next(String letters, int start) {
        int at = letters.indexOf(from, start);
        while (at >= 0 && (isWithinWord(letters, at) || isWithinWord(letters, at + from.length()))) {
            at = letters.indexOf(from, at + 1);
        }
        return at;
    }

    private static boolean isWithinWord(String letters, int place) {
        if (place == 0 || place == letters.length()) {
            return false;
        }
        int before = letters.codePointBefore(place);
        int after = letters.codePointAt(place);
        return isMark(after) || isOfWord(before) && isOfWord(after) && !UNDIVIDED.contains(UnicodeScript.of(after));
    }

    private static boolean isOfWord(int character) {
        return Character.isLetterOrDigit(character) || isMark(character);
    }

    private static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private List<Block> blocks(List<Block> blocks) {
        return each(blocks, block -> switch (block) {
            case Paragraph(var content) -> new Paragraph(inlines(content));
            case Heading(var level, var content) -> new Heading(level, inlines(content));
            case BulletList(var items) -> new BulletList(items(items));
            case OrderedList(var start, var items) -> new OrderedList(start, items(items));
            case Quote(var content) -> new Quote(blocks(content));
            case Table(var rows) -> new Table(each(rows, row -> new Row(each(row.cells(), this::cell))));
            case Rule rule -> rule;
        });
    }

    private List<ListItem> items(List<ListItem> items) {
        return each(items, item -> new ListItem(blocks(item.content())));
    }

    private Cell cell(Cell cell) {
        return new Cell(cell.header(), cell.colspan(), cell.rowspan(), blocks(cell.content()));
    }

    private List<Inline> inlines(List<Inline> content) {
        return each(content, inline -> switch (inline) {
            case Text(var letters, var marks) -> new Text(in(letters), marks);
            case Footnote(var note) -> new Footnote(inlines(note));
            case LineBreak lineBreak -> lineBreak;
        });
    }

    private static <T> List<T> each(List<T> all, UnaryOperator<T> change) {
        return all.stream().map(change).toList();
    }
}
