package org.communique.text.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.communique.RandomSeed;
import org.communique.text.document.NormalForm;
import org.communique.text.document.RandomTexts;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Bold;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.RichText.Cell;
import org.communique.text.document.RichText.Footnote;
import org.communique.text.document.RichText.Heading;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.Italic;
import org.communique.text.document.RichText.Link;
import org.communique.text.document.RichText.ListItem;
import org.communique.text.document.RichText.OrderedList;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Quote;
import org.communique.text.document.RichText.Row;
import org.communique.text.document.RichText.Table;
import org.communique.text.document.RichText.Text;
import org.communique.text.unicode.AdmittedCharacters;
import org.junit.jupiter.api.Test;

class CanonicalTextTest {

    @Test
    void readsBackWhatItWrote() {
        long seed = RandomSeed.of(CanonicalTextTest.class);
        var texts = new RandomTexts(seed);
        for (int i = 0; i < 2_000; i++) {
            var text = texts.next();
            var canonical = CanonicalText.of(text);
            var outcome = Markdown.parse(canonical);
            assertThat(outcome).as(canonical).isInstanceOf(Markdown.Parsed.class);
            var parsed = (Markdown.Parsed) outcome;
            assertThat(parsed.losses()).as(canonical).isEmpty();
            assertThat(parsed.text()).as(canonical).isEqualTo(NormalForm.of(text));
            assertThat(CanonicalText.of(parsed.text())).isEqualTo(canonical);
            assertThat(CanonicalText.read(canonical)).as(canonical).isEqualTo(parsed.text());
            assertThat(Normalizer.isNormalized(canonical, Normalizer.Form.NFC))
                    .as(canonical)
                    .isTrue();
            assertThat(canonical).endsWith("\n").doesNotContain("\r", "\u202E", "\u200B", "\uFEFF", "\u0000");
        }
    }

    @Test
    void readsBackAParagraphOfManyLinksAndMuchEmphasis() {
        var link = new Link("https://example.org/a_b*c(d)");
        var content = new ArrayList<Inline>();
        for (int i = 0; i < 20_000; i++) {
            content.add(new Text("a", Set.of(new Bold())));
            content.add(new Text("[b](c) ", Set.of(link)));
            content.add(new Text("d_e", Set.of(new Italic(), link)));
            content.add(new Footnote(List.of(Text.plain("f"))));
        }
        var text = NormalForm.of(new RichText(List.of(new Paragraph(content))));

        assertThat(CanonicalText.read(CanonicalText.of(text))).isEqualTo(text);
    }

    @Test
    void writesAnAddressInAngleBracketsSoThatItStaysText() {
        var text = new RichText(List.of(new Paragraph(List.of(
                Text.plain("<%a@b.org> <3 or < 3, <"), new Text("you", Set.of(new Italic())), Text.plain("@b.org>")))));

        var canonical = CanonicalText.of(text);

        assertThat(canonical).isEqualTo("\\<%a@b.org> <3 or < 3, \\<_you_@b.org>\n");
        assertThat(CanonicalText.read(canonical)).isEqualTo(text);
    }

    @Test
    void writesEveryKindOfBlock() {
        var text = new RichText(List.of(
                new Heading(1, List.of(Text.plain("Joint statement"))),
                new Paragraph(List.of(
                        Text.plain("We, "),
                        new Text("the undersigned", Set.of(new Bold())),
                        Text.plain(", recall article 24"),
                        new Footnote(
                                List.of(Text.plain("Conditions and "), new Text("safeguards", Set.of(new Italic())))),
                        Text.plain(" and "),
                        new Text("the text", Set.of(new Link("https://example.org/(v1)"))),
                        Text.plain("."))),
                new OrderedList(3, List.of(item("one"), item("two"))),
                new BulletList(List.of(item("a"), item("b"))),
                new Quote(List.of(paragraph("Quoted"), paragraph("twice"))),
                new Table(List.of(
                        new Row(List.of(cell(true, "State"), cell(true, "Vote"))),
                        new Row(List.of(cell(false, "A|B"), cell(false, ""))))),
                new RichText.Rule()));
        assertThat(CanonicalText.of(text)).isEqualTo("""
            # Joint statement

            We, **the undersigned**, recall article 24[^1] and [the text](https://example.org/\\(v1\\)).

            3. one
            4. two

            - a
            - b

            > Quoted
            >
            > twice

            | State | Vote |
            | --- | --- |
            | A\\|B |  |

            ___

            [^1]: Conditions and _safeguards_
            """);
    }

    @Test
    void keepsJoinersOnlyWhereTheyChangeWhatIsRead() {
        assertThat(AdmittedCharacters.of("می\u200Cخواهم")).isEqualTo("می\u200Cخواهم");
        assertThat(AdmittedCharacters.of("क्\u200Dष")).isEqualTo("क्\u200Dष");
        assertThat(AdmittedCharacters.of("👩\u200D👧")).isEqualTo("👩\u200D👧");
        assertThat(AdmittedCharacters.of("❤\uFE0F")).isEqualTo("❤\uFE0F");
        assertThat(AdmittedCharacters.of("pass\u200Cword\u200D \u200C")).isEqualTo("password ");
        assertThat(AdmittedCharacters.of("a\uFE0F")).isEqualTo("a");
    }

    @Test
    void removesWhatCannotBeSeen() {
        assertThat(AdmittedCharacters.of(
                        "a\u202Eb\u2066c\u200Ed\u061Ce\u200Bf\u2060g\uFEFFh\u00ADi\u0000j\uD800k\uDB40\uDC41l"))
                .isEqualTo("abcdefghijkl");
        assertThat(AdmittedCharacters.of("a\r\n\tb\u2028c")).isEqualTo("a b c");
    }

    @Test
    void givesTheEmptyTextOneLine() {
        assertThat(CanonicalText.of(RichText.EMPTY)).isEqualTo("\n");
        assertThat(CanonicalText.read("\n")).isEqualTo(RichText.EMPTY);
    }

    private static ListItem item(String text) {
        return new ListItem(List.of(paragraph(text)));
    }

    private static Paragraph paragraph(String text) {
        return new Paragraph(List.of(Text.plain(text)));
    }

    private static Cell cell(boolean header, String text) {
        return new Cell(header, 1, 1, List.of(paragraph(text)));
    }
}
