package org.communique.file.office.export;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.communique.LongRun;
import org.communique.file.FileOrigin;
import org.communique.file.office.OfficeFileReader;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.markdown.ImportLoss;
import org.communique.text.unicode.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text that goes out as DOCX comes back byte for byte. */
class DocxRoundTripTest {

    private static final FileOrigin ORIGIN = new FileOrigin(FileOrigin.Kind.PUBLICATION, "9f0c", 2, "0".repeat(64));

    @Test
    void aTextComesBackAsItWas() {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        for (int round = 0; round < LongRun.either(60, 2_000); round++) {
            var text = CanonicalText.of(RandomTexts.next(random));
            var file = DocxWriter.write(TextFile.of("A title", "en", CanonicalText.read(text), ORIGIN));
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

    /** Word's own headers are bold for no other reason than that they are headers. */
    @Test
    void aHeaderWhoseWordsAreBoldStaysSo() {
        var text = "| **Article** |\n| --- |\n| 24 |\n";
        var file = DocxWriter.write(TextFile.of("A title", "en", CanonicalText.read(text), ORIGIN));
        assertThat(CanonicalText.of(((OfficeFileReader.Read) OfficeFileReader.read(file)).text()))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "|  |\n| --- |\n| **Article** |\n| 24 |\n",
                "> |  |\n> | --- |\n> | **Article** |\n> | 24 |\n",
                "- |  |\n  | --- |\n  | **Article** |\n  | 24 |\n"
            })
    void aTableWithoutAHeaderGetsNoneFromBoldWords(String text) {
        var file = DocxWriter.write(TextFile.of("A title", "en", CanonicalText.read(text), ORIGIN));
        assertThat(CanonicalText.of(((OfficeFileReader.Read) OfficeFileReader.read(file)).text()))
                .isEqualTo(text);
    }

    @Test
    void whateverIsInAnythingComesBackAsItWas() {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        for (int round = 0; round < LongRun.either(80, 2_000); round++) {
            var text = CanonicalText.of(RandomTexts.nested(random));
            var file = DocxWriter.write(TextFile.of("A title", "en", CanonicalText.read(text), ORIGIN));
            OpenXmlRules.hold(file);
            var read = (OfficeFileReader.Read) OfficeFileReader.read(file);
            assertThat(CanonicalText.of(read.text()))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(text);
        }
    }

    @Test
    void aTextThatWasPublishedOrNotComesBackWithoutWhatWasPutAroundIt() {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        for (int round = 0; round < LongRun.either(15, 2_000); round++) {
            var kind = round % 2 == 0 ? FileOrigin.Kind.PUBLICATION : FileOrigin.Kind.VERSION;
            var text = CanonicalText.of(RandomTexts.next(random));
            var file = DocxWriter.write(
                    new DocxWriter.Document(
                            "We urge States",
                            "en",
                            Direction.LEFT_TO_RIGHT,
                            "Coalition",
                            CanonicalText.read(text),
                            List.of(new DocxWriter.Signatory("Org", "Kenya", "Not 4.")),
                            new FileOrigin(FileOrigin.Kind.valueOf(kind.name()), "9f0c", 2, "0".repeat(64))),
                    new DocxWriter.Labels(List.of(), "Signatories", "Reservation", "SHA-256", "24 November 2026"));
            var read = (OfficeFileReader.Read) OfficeFileReader.read(file);
            assertThat(CanonicalText.of(read.text()))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(text);
            assertThat(read.losses())
                    .as("seed %d, round %d", seed, round)
                    .extracting(ImportLoss::kind)
                    .containsOnly(ImportLoss.Kind.FRAME, ImportLoss.Kind.HEADER_OR_FOOTER);
            assertThat(requireNonNull(read.origin()).kind()).isEqualTo(kind);
        }
    }
}
