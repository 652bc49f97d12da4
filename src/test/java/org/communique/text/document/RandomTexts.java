package org.communique.text.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.Bold;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.RichText.Cell;
import org.communique.text.document.RichText.Footnote;
import org.communique.text.document.RichText.Heading;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.Italic;
import org.communique.text.document.RichText.LineBreak;
import org.communique.text.document.RichText.Link;
import org.communique.text.document.RichText.ListItem;
import org.communique.text.document.RichText.Mark;
import org.communique.text.document.RichText.OrderedList;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Quote;
import org.communique.text.document.RichText.Row;
import org.communique.text.document.RichText.Rule;
import org.communique.text.document.RichText.Table;
import org.communique.text.document.RichText.Text;

/** Texts that are unkind to a Markdown writer. */
public final class RandomTexts {

    private static final List<String> LETTERS = List.of(
            "a",
            "b",
            "word",
            " ",
            " ",
            "  ",
            "\t",
            "\n",
            "*",
            "**",
            "_",
            "__",
            "[",
            "]",
            "(",
            ")",
            "!",
            "#",
            "##",
            "-",
            "---",
            "+",
            "=",
            "===",
            ">",
            "<",
            "<%",
            "<3",
            "@x.org>",
            "<b>",
            "</b>",
            "<!--",
            "&",
            "&amp;",
            "&#35;",
            ";",
            "|",
            "||",
            ":",
            ":--",
            "\\",
            "`",
            "```",
            "~~~",
            "1.",
            "2)",
            "1",
            ".",
            "[^1]",
            "[^1]:",
            "^",
            "[ ] ",
            "http://a.b/c_d",
            "www.x.org",
            "«",
            "»",
            "“",
            "é",
            "e\u0301",
            "\u0301",
            "日本",
            "。",
            "שלום",
            "می\u200Cخواهم",
            "\u200C",
            "\u200D",
            "\u202E",
            "\u200B",
            "\uFEFF",
            "\u00A0",
            "\u3000",
            "\u2028",
            "\u0000",
            "👩\u200D👩\u200D👧",
            "❤\uFE0F",
            "\uD83D",
            "क्\u200Dष",
            "\u0338",
            "ﬁ",
            "Å",
            "\u0085",
            "\u000B",
            "€",
            "+1",
            "$");

    private final Random random;

    public RandomTexts(long seed) {
        random = new Random(seed);
    }

    public RichText next() {
        return new RichText(blocks(3, 4));
    }

    private List<Block> blocks(int depth, int most) {
        var blocks = new ArrayList<Block>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            blocks.add(block(depth));
        }
        return blocks;
    }

    private Block block(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 3)) {
            case 0 -> new Paragraph(inlines(2));
            case 1 -> random.nextBoolean() ? new Heading(1 + random.nextInt(4), inlines(2)) : new Paragraph(inlines(2));
            case 2 -> random.nextInt(4) == 0 ? new Rule() : new Paragraph(inlines(1));
            case 3, 4 -> new BulletList(items(depth - 1));
            case 5, 6 -> new OrderedList(random.nextInt(4) == 0 ? 999_999_999 : random.nextInt(12), items(depth - 1));
            case 7 -> new Quote(blocks(depth - 1, 3));
            default -> table(depth - 1);
        };
    }

    private List<ListItem> items(int depth) {
        var items = new ArrayList<ListItem>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(new ListItem(random.nextBoolean() ? List.of(new Paragraph(inlines(1))) : blocks(depth, 3)));
        }
        return items;
    }

    private Table table(int depth) {
        var rows = new ArrayList<Row>();
        boolean header = random.nextBoolean();
        for (int r = random.nextInt(4); r >= 0; r--) {
            var cells = new ArrayList<Cell>();
            for (int c = random.nextInt(4); c > 0; c--) {
                boolean plain = random.nextInt(3) > 0;
                cells.add(new Cell(
                        header && rows.isEmpty(),
                        plain ? 1 : random.nextInt(3),
                        plain ? 1 : random.nextInt(3),
                        plain ? List.of(new Paragraph(inlines(1))) : blocks(Math.max(0, depth), 2)));
            }
            rows.add(new Row(cells));
        }
        return new Table(rows);
    }

    private List<Inline> inlines(int noteDepth) {
        var inlines = new ArrayList<Inline>();
        for (int i = random.nextInt(8); i > 0; i--) {
            int kind = random.nextInt(12);
            if (kind == 0) {
                inlines.add(new LineBreak());
            } else if (kind == 1 && noteDepth > 0) {
                inlines.add(new Footnote(inlines(noteDepth - 1)));
            } else {
                inlines.add(new Text(letters(), marks()));
            }
        }
        return inlines;
    }

    private String letters() {
        var letters = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            letters.append(LETTERS.get(random.nextInt(LETTERS.size())));
        }
        return letters.toString();
    }

    private Set<Mark> marks() {
        var marks = new HashSet<Mark>();
        if (random.nextInt(3) == 0) {
            marks.add(new Bold());
        }
        if (random.nextInt(3) == 0) {
            marks.add(new Italic());
        }
        switch (random.nextInt(10)) {
            case 0 -> marks.add(new Link("https://example.org/a(b)?x=1&amp;y=_z_"));
            case 1 -> marks.add(new Link("mailto:a@example.org"));
            case 2 -> marks.add(new Link("javascript:alert(1)"));
            default -> {}
        }
        return marks;
    }
}
