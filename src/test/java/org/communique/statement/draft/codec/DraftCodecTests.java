package org.communique.statement.draft.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.communique.crdt.YDoc;
import org.communique.statement.creation.DraftTemplate;
import org.communique.text.document.RichText;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DraftCodecTests {

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

        assertThat(DraftCodec.read(DraftCodec.update(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("org.communique.statement.creation.DraftTemplate#all")
    void keepsTheTemplates(DraftTemplate draftTemplate) {
        assertThat(DraftCodec.read(DraftCodec.update(draftTemplate.text()))).isEqualTo(draftTemplate.text());
    }

    @Test
    void replacesWhatWasThere() {
        var before = DraftCodec.update(CanonicalText.read("before\n"));
        var now = CanonicalText.read("# now\n\ntext\n");

        var document = new YDoc();
        document.applyUpdate(before);
        document.applyUpdate(DraftCodec.replacement(before, now));

        assertThat(DraftCodec.read(document.encodeStateAsUpdate())).isEqualTo(now);
    }

    @Test
    void readsAnEmptyDraftAsNoText() {
        assertThat(DraftCodec.read(DraftCodec.update(RichText.EMPTY))).isEqualTo(RichText.EMPTY);
    }
}
