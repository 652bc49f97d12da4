package org.communique.file.office.export;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.communique.LongRun;
import org.communique.file.FileOrigin;
import org.communique.file.office.OfficeFileReader;
import org.communique.file.office.export.FileComment.Place;
import org.communique.file.office.export.FileComment.Remark;
import org.communique.text.comparison.Passages;
import org.communique.text.line.TrackedLines;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.markdown.ImportLoss;
import org.communique.text.unicode.Direction;
import org.junit.jupiter.api.Test;

/** A text that goes out as ODT comes back byte for byte, whatever is in what, with its comments. */
class OdtRoundTripTest {

    private static final Instant AT = Instant.parse("2026-11-24T10:00:00Z");

    private static final FileOrigin ORIGIN = new FileOrigin(FileOrigin.Kind.VERSION, "9f0c", 2, "0".repeat(64));

    @Test
    void aTextComesBackAsItWas() {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        for (int round = 0; round < 400; round++) {
            var text = CanonicalText.of(random.nextBoolean() ? RandomTexts.nested(random) : RandomTexts.next(random));
            var file = OdtWriter.write(TextFile.of("A <title>", "pt-BR", CanonicalText.read(text), ORIGIN));
            var read = (OfficeFileReader.Read) OfficeFileReader.read(file);
            assertThat(CanonicalText.of(read.text()))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(text);
            assertThat(read.losses()).as("seed %d, round %d", seed, round).isEmpty();
            var origin = requireNonNull(read.origin());
            assertThat(origin.kind()).isEqualTo(FileOrigin.Kind.VERSION);
            assertThat(origin.hash()).isEqualTo(ORIGIN.hash());
        }
    }

    @Test
    void commentsComeBackOnTheirWords() {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        for (int round = 0; round < LongRun.either(60, 2_000); round++) {
            var text = CanonicalText.normal(RandomTexts.next(random));
            var passages = Passages.of(text).all();
            var threads = new ArrayList<FileComment>();
            for (int i = 0; i < random.nextInt(4) && !passages.isEmpty(); i++) {
                var passage = passages.get(random.nextInt(passages.size()));
                int from = random.nextInt(passage.letters().length() + 1);
                var place = new Place(
                        passage.address(),
                        from,
                        from + random.nextInt(passage.letters().length() - from + 1));
                var remark = new Remark("Lucía <&>", AT, "Why? " + i + "\nSo.");
                threads.add(new FileComment(place, remark, random.nextBoolean(), List.of(remark, remark)));
            }
            var file = OdtWriter.write(new TextFile(
                    "A title",
                    "ar",
                    Direction.RIGHT_TO_LEFT,
                    TrackedLines.of(text),
                    List.of(),
                    new FileComments(threads, CommentedSide.AFTER),
                    ORIGIN));
            var read = (OfficeFileReader.Read) OfficeFileReader.read(file);
            assertThat(CanonicalText.of(read.text()))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(CanonicalText.of(text));
            assertThat(read.losses())
                    .as("seed %d, round %d", seed, round)
                    .allMatch(loss -> loss.kind() == ImportLoss.Kind.COMMENT);
            assertThat(read.threads()).as("seed %d, round %d", seed, round).hasSameSizeAs(threads);
            for (var written : threads) {
                var thread = read.threads().stream()
                        .filter(each ->
                                each.first().text().equals(written.first().text()))
                        .findFirst()
                        .orElseThrow();
                assertThat(thread.replies()).hasSize(2);
                assertThat(thread.resolved()).isEqualTo(written.resolved());
                assertThat(thread.first().author()).isEqualTo("Lucía <&>");
                var place = requireNonNull(written.place());
                var letters =
                        Passages.of(text).at(place.address()).orElseThrow().letters();
                var words = letters.substring(place.from(), place.to()).strip();
                if (place.address().startsWith("p") && !words.isEmpty() && !letters.contains(Passages.CELL)) {
                    assertThat(requireNonNull(thread.words()).exact())
                            .as("seed %d, round %d", seed, round)
                            .isEqualTo(words);
                }
            }
        }
    }
}
