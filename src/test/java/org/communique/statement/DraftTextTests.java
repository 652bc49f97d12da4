package org.communique.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.communique.crdt.YDoc;
import org.communique.text.CanonicalText;
import org.communique.text.RichText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DraftTextTests {

    private static final String EVERYTHING = """
            # Heading with *emphasis*

            A paragraph with **bold**, *italic*, ***both***, a [link](https://example.org/) and a note.[^1]\\
            A second line.

            1. one
            2. two
               - nested

            > A quotation
            >
            > of two paragraphs

            | Article | Position |
            | --- | --- |
            | 24 | **Support** |

            ---

            نص عربي

            [^1]: The note.
            """;

    @Test
    void keepsEverythingThatAStatementCanHold() {
        var text = CanonicalText.read(EVERYTHING);

        assertThat(DraftText.read(DraftText.update(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("org.communique.statement.Template#all")
    void keepsTheTemplates(Template template) {
        assertThat(DraftText.read(DraftText.update(template.text()))).isEqualTo(template.text());
    }

    @Test
    void replacesWhatWasThere() {
        var before = DraftText.update(CanonicalText.read("before\n"));
        var now = CanonicalText.read("# now\n\ntext\n");

        var document = new YDoc();
        document.applyUpdate(before);
        document.applyUpdate(DraftText.replacement(before, now));

        assertThat(DraftText.read(document.encodeStateAsUpdate())).isEqualTo(now);
    }

    @Test
    void readsAnEmptyDraftAsNoText() {
        assertThat(DraftText.read(DraftText.update(RichText.EMPTY))).isEqualTo(RichText.EMPTY);
    }
}
