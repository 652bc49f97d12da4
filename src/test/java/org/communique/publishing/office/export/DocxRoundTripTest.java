package org.communique.publishing.office.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.communique.publishing.office.OfficeFileReader;
import org.communique.text.document.RichText;
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
import org.communique.text.document.RichText.OrderedList;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Quote;
import org.communique.text.document.RichText.Row;
import org.communique.text.document.RichText.Rule;
import org.communique.text.document.RichText.Table;
import org.communique.text.document.RichText.Text;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.markdown.ImportLoss;
import org.communique.text.unicode.Direction;
import org.junit.jupiter.api.Test;

/** A text that goes out as DOCX comes back byte for byte. */
class DocxRoundTripTest {

    private static final String[] WORDS = {"We", "urge", "States", "نحن", "第二条", "(a)", "24.", "*", "e.g.", "é"};

    @Test
    void aTextComesBackAsItWas() {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        for (int round = 0; round < 400; round++) {
            var text = CanonicalText.of(new RichText(blocks(random, 1 + random.nextInt(8), 0, true)));
            var file = DocxWriter.write("A title", "en", Direction.LEFT_TO_RIGHT, CanonicalText.read(text));
            var read = (OfficeFileReader.Read) OfficeFileReader.read(file);
            assertThat(CanonicalText.of(read.text()))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(text);
            // The footer has the numbers of the pages.
            assertThat(read.losses())
                    .as("seed %d, round %d", seed, round)
                    .extracting(ImportLoss::kind)
                    .containsOnly(ImportLoss.Kind.HEADER_OR_FOOTER);
        }
    }

    private static List<Block> blocks(Random random, int count, int depth, boolean top) {
        var blocks = new ArrayList<Block>();
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(top ? 9 : 3);
            boolean list = !blocks.isEmpty()
                    && (blocks.getLast() instanceof BulletList
                            || blocks.getLast() instanceof OrderedList
                            || blocks.getLast() instanceof Quote);
            blocks.add(
                    switch (kind) {
                        case 1 -> list || depth > 3 ? paragraph(random) : new BulletList(items(random, depth));
                        case 2 ->
                            list || depth > 3
                                    ? paragraph(random)
                                    : new OrderedList(random.nextInt(12), items(random, depth));
                        case 4 -> new Heading(1 + random.nextInt(4), words(random, false));
                        case 5 -> list ? paragraph(random) : new Quote(quoted(random));
                        case 6 -> table(random);
                        case 7 -> new Rule();
                        default -> paragraph(random);
                    });
        }
        return blocks;
    }

    private static List<Block> quoted(Random random) {
        var blocks = new ArrayList<Block>();
        blocks.add(paragraph(random));
        if (random.nextBoolean()) {
            blocks.add(new BulletList(
                    List.of(new ListItem(List.of(paragraph(random))), new ListItem(List.of(paragraph(random))))));
        }
        return blocks;
    }

    private static List<ListItem> items(Random random, int depth) {
        var items = new ArrayList<ListItem>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            var content = new ArrayList<Block>();
            content.add(paragraph(random));
            content.addAll(blocks(random, random.nextInt(3), depth + 1, false));
            items.add(new ListItem(content));
        }
        return items;
    }

    private static Table table(Random random) {
        var rows = new ArrayList<Row>();
        int columns = 1 + random.nextInt(4);
        for (int row = 0; row <= random.nextInt(3); row++) {
            var cells = new ArrayList<Cell>();
            for (int column = 0; column < columns; column++) {
                cells.add(new Cell(row == 0, 1, 1, List.of(new Paragraph(words(random, false)))));
            }
            rows.add(new Row(cells));
        }
        return new Table(rows);
    }

    private static Paragraph paragraph(Random random) {
        return new Paragraph(words(random, true));
    }

    private static List<Inline> words(Random random, boolean notes) {
        var words = new ArrayList<Inline>();
        words.add(Text.plain("So "));
        for (int i = 0; i <= random.nextInt(5); i++) {
            var word = WORDS[random.nextInt(WORDS.length)];
            words.add(
                    switch (random.nextInt(notes ? 9 : 5)) {
                        case 0 -> new Text(word, Set.of(new Bold()));
                        case 1 -> new Text(word, Set.of(new Italic()));
                        case 2 -> new Text(word, Set.of(new Link("https://example.org/" + i)));
                        case 5 -> new LineBreak();
                        case 6 -> new Footnote(List.of(Text.plain("Note " + word)));
                        default -> Text.plain(word);
                    });
            words.add(Text.plain(" and"));
        }
        return words;
    }
}
