package org.communique.text.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.communique.text.document.RichText.Cell;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Row;
import org.communique.text.document.RichText.Table;
import org.communique.text.document.RichText.Text;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.Test;

class NormalTableTest {

    @Test
    void losesNoWordsOfATableThatIsTooWide() {
        var wide = Stream.of(cell("first", 99), cell("second", 1), cell("third", 1), cell("fourth", 2))
                .toList();

        var text = CanonicalText.of(new RichText(List.of(new Table(List.of(new Row(wide))))));

        assertThat(text).contains("first", "second / third / fourth");
        assertThat(CanonicalText.of(CanonicalText.read(text))).isEqualTo(text);
    }

    private static Cell cell(String words, int columns) {
        return new Cell(false, columns, 1, List.of(new Paragraph(List.of(Text.plain(words)))));
    }
}
