package org.communique.text.document;

import java.util.ArrayList;
import java.util.Collections;
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

/** Texts that the editor can hold and no one would write: deep, wide, empty, or of one letter a million times. */
public final class ExtremeTexts {

    private static final List<String> LETTERS = List.of(
            "a",
            "*",
            "_",
            "&",
            "<",
            "‹",
            "a ",
            "e\u0301",
            "\u00A0",
            "私",
            "ש",
            "👩\u200D👧",
            "[x](",
            "**a",
            "1. ",
            "\u2028");

    private final Random random;
    private final RandomTexts unkind;
    private final int size;

    /** @param size how many of anything there are at most */
    public ExtremeTexts(long seed, int size) {
        this.random = new Random(seed);
        this.unkind = new RandomTexts(seed);
        this.size = size;
    }

    public RichText next() {
        int many = 1 + random.nextInt(size);
        return new RichText(
                switch (random.nextInt(13)) {
                    case 0 -> List.of(deep(1 + random.nextInt(40)));
                    case 1 -> times(many, () -> new Paragraph(List.of(letters(1))));
                    case 2 -> List.of(new BulletList(times(many, () -> item(1))));
                    case 3 -> List.of(new OrderedList(random.nextInt(1_000_000), times(many, () -> item(2))));
                    case 4 -> List.of(table(1 + random.nextInt(1 + many / 10), 1 + random.nextInt(120)));
                    case 5 -> List.of(new Paragraph(List.of(letters(many * 50))));
                    case 6 -> List.of(new Paragraph(times(many, this::run)));
                    case 7 -> List.of(new Paragraph(times(many, () -> new Footnote(List.of(letters(2))))));
                    case 8 ->
                        List.of(new Paragraph(times(
                                many, () -> random.nextBoolean() ? new LineBreak() : letters(random.nextInt(3)))));
                    case 9 -> times(many, () -> random.nextBoolean() ? new Rule() : new Paragraph(List.of()));
                    case 10 -> List.of();
                    case 11 -> times(many / 4, () -> new Heading(1 + random.nextInt(4), List.of(letters(3))));
                    default -> {
                        var blocks = new ArrayList<Block>();
                        for (int i = many / 20; i >= 0; i--) {
                            blocks.addAll(NormalForm.of(unkind.next()).blocks());
                        }
                        yield blocks;
                    }
                });
    }

    private interface Maker<T> {
        T make();
    }

    private static <T> List<T> times(int count, Maker<? extends T> maker) {
        var all = new ArrayList<T>();
        for (int i = 0; i < count; i++) {
            all.add(maker.make());
        }
        return all;
    }

    private Block deep(int depth) {
        Block inner = new Paragraph(List.of(letters(3)));
        for (int i = 0; i < depth; i++) {
            inner = switch (random.nextInt(4)) {
                case 0 -> new Quote(List.of(inner));
                case 1 -> new BulletList(List.of(new ListItem(List.of(inner)), new ListItem(List.of())));
                case 2 -> new OrderedList(1_000_000, List.of(item(1), new ListItem(List.of(inner))));
                default ->
                    random.nextInt(4) == 0
                            ? new Table(List.of(new Row(List.of(new Cell(false, 1, 1, List.of(inner))))))
                            : new Quote(List.of(new Paragraph(List.of(letters(1))), inner));
            };
        }
        return inner;
    }

    private ListItem item(int letters) {
        return new ListItem(List.of(new Paragraph(List.of(letters(letters)))));
    }

    private Table table(int rows, int columns) {
        return new Table(times(
                rows,
                () -> new Row(times(columns, () -> {
                    boolean spans = random.nextInt(20) == 0;
                    return new Cell(
                            random.nextInt(50) == 0,
                            spans ? 1 + random.nextInt(1_000) : 1,
                            spans ? 1 + random.nextInt(1_000) : 1,
                            random.nextInt(5) == 0 ? List.of() : List.of(new Paragraph(List.of(letters(1)))));
                }))));
    }

    private Inline run() {
        Set<Mark> marks = new HashSet<>();
        if (random.nextBoolean()) {
            marks.add(new Bold());
        }
        if (random.nextBoolean()) {
            marks.add(new Italic());
        }
        if (random.nextInt(3) == 0) {
            marks.add(new Link("https://example.org/" + random.nextInt(3)));
        }
        return new Text(letters(1).text(), marks);
    }

    private Text letters(int count) {
        var letter = LETTERS.get(random.nextInt(LETTERS.size()));
        return Text.plain(String.join("", Collections.nCopies(count, letter)));
    }
}
