package org.communique.statement.draft;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communique.crdt.Item;
import org.communique.crdt.YDoc;
import org.communique.crdt.YText;
import org.communique.crdt.YType;
import org.communique.crdt.YXmlElement;
import org.communique.crdt.YXmlFragment;
import org.communique.crdt.preview.UpdatePreview;
import org.communique.statement.draft.DraftAnchor.Letter;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a text that replaces another leaves alone. */
class DraftReplacementTests {

    private static final String TEXT = """
        # Position

        States shall act.

        1. Powers need independent authorisation.
        2. All shall act in good time, and **those concerned** are told.[^1]

        > Each State Party shall ensure that.

        | Article | Position |
        | --- | --- |
        | 24 | Support with changes |

        [^1]: See the report of the Special Rapporteur.
        """;

    private final YDoc document = new YDoc();

    @Test
    void touchesOneParagraphOfTwoHundred() {
        write(paragraphs(100, "old"));
        long letters = letters(DraftCodec.fragment(document));

        var update = replacement(paragraphs(100, "new"));

        var clocks = UpdatePreview.of(document, update).newClocks().values();
        assertThat(clocks)
                .singleElement()
                .satisfies(range -> assertThat(range.to() - range.from()).isEqualTo(3));
        assertThat(kept(update)).isEqualTo(letters - 3);
    }

    /** @param added letters, marks and attributes; one where there are none, by which the member is known */
    @ParameterizedTest
    @CsvSource({
        "# Position, ## Position, 1, 0",
        "independent authorisation, prior and independent authorisation, 10, 0",
        "**those concerned**, those concerned, 1, 0",
        "good time, *good* time, 2, 0",
        "Special Rapporteur, Rapporteur, 1, 8",
        "Support with, Support without, 7, 4",
        "Each State Party, Every State Party, 5, 4"
    })
    void changesNoMoreThanWhatIsAnother(String old, String now, int added, int deleted) {
        write(TEXT);
        long letters = letters(DraftCodec.fragment(document));

        var update = replacement(TEXT.replace(old, now));

        long clocks = UpdatePreview.of(document, update).newClocks().values().stream()
                .mapToLong(range -> range.to() - range.from())
                .sum();
        assertThat(clocks).isEqualTo(added);
        assertThat(kept(update)).isEqualTo(letters - deleted);
    }

    @Test
    void writesNothingForTheSameText() {
        write(TEXT);

        assertThat(replacement(TEXT)).isEqualTo(new byte[] {0, 0});
    }

    @Test
    void keepsTheDirectionThatAnEditorGaveToAParagraph() {
        write("States shall act.\n");
        paragraph(0).setAttribute("dir", "rtl");

        document.applyUpdate(replacement("All States shall act.\n"));

        assertThat(paragraph(0).getAttribute("dir")).isEqualTo("rtl");
    }

    @Test
    void keepsTheWordsOfACommentWhereOthersAreReplaced() {
        write("We ask.\n\nStates shall act. All shall act.\n");
        var anchor = anchor(22, 26);
        assertThat(words(anchor)).isEqualTo("shall");

        document.applyUpdate(replacement("# Another beginning\n\nParties shall act. All shall really act.\n"));

        assertThat(words(anchor)).isEqualTo("shall");
        assertThat(new DraftPassages(document)
                        .words(anchor)
                        .orElseThrow()
                        .place()
                        .from())
                .isEqualTo(23);
    }

    @Test
    void leavesACommentOnWordsThatAreReplacedOnTheNewOnes() {
        write("We ask.\n\nStates shall act. All shall act.\n");
        var anchor = anchor(22, 26);

        document.applyUpdate(replacement("We ask.\n\nStates shall act. All must act.\n"));

        assertThat(words(anchor)).isEqualTo("must");
    }

    private static String paragraphs(int changed, String word) {
        return IntStream.range(0, 200)
                .mapToObj(i -> "Paragraph " + i + (i == changed ? " is " + word : " is the same"))
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    private void write(String markdown) {
        document.applyUpdate(DraftCodec.update(CanonicalText.read(markdown)));
    }

    private byte[] replacement(String markdown) {
        var update = DraftCodec.replacement(document.encodeStateAsUpdate(), CanonicalText.read(markdown));
        var after = new YDoc();
        after.applyUpdate(document.encodeStateAsUpdate());
        after.applyUpdate(update);
        assertThat(DraftCodec.read(after)).isEqualTo(CanonicalText.read(markdown));
        return update;
    }

    private String words(DraftAnchor anchor) {
        return new DraftPassages(document)
                .words(anchor)
                .map(DraftPassages.Words::letters)
                .orElse("");
    }

    /** From one letter to another of the second paragraph, whose text has been written at once. */
    private DraftAnchor anchor(int first, int last) {
        var start = requireNonNull(((YText) paragraph(1).children().getFirst()).branch.start);
        return new DraftAnchor(letter(start, first), letter(start, last));
    }

    private static Letter letter(Item start, int index) {
        return new Letter(start.client, start.clock + index);
    }

    private YXmlElement paragraph(int index) {
        return (YXmlElement) DraftCodec.fragment(document).children().get(index);
    }

    /** How many letters that were there are there after the update. */
    private long kept(byte[] update) {
        var clients = document.store.lists().keySet();
        var after = new YDoc();
        after.applyUpdate(document.encodeStateAsUpdate());
        after.applyUpdate(update);
        return items(DraftCodec.fragment(after)).stream()
                .filter(item -> clients.contains(item.client))
                .mapToLong(item -> item.length)
                .sum();
    }

    private static long letters(YXmlFragment parent) {
        return items(parent).stream().mapToLong(item -> item.length).sum();
    }

    private static List<Item> items(YXmlFragment parent) {
        return parent.children().stream()
                .flatMap(child -> (child instanceof YXmlFragment inner ? items(inner) : visible(child)).stream())
                .toList();
    }

    private static List<Item> visible(YType text) {
        var items = new ArrayList<Item>();
        for (var item = text.branch.start; item != null; item = item.right) {
            if (item.isVisible()) {
                items.add(item);
            }
        }
        return items;
    }
}
