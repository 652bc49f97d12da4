package org.communique.publishing.office.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.communique.publishing.office.OfficeFileReader;
import org.communique.text.document.RichText;
import org.communique.text.line.TrackedLines;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.unicode.Direction;
import org.junit.jupiter.api.Test;

/** As {@link DocxTrackedTest}, as ODT. */
class OdtTrackedTest {

    private static final FileOrigin ORIGIN = new FileOrigin(FileOrigin.Kind.VERSION, "9f0c", 2, "0".repeat(64));

    private static final Instant AT = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void changesAreReadBackBothWays() {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        for (int round = 0; round < 400; round++) {
            var old = text(random);
            var now = CanonicalText.normal(
                    random.nextInt(10) == 0 ? RandomTexts.next(random) : RandomTexts.changed(random, old));
            if (!old.blocks().isEmpty() && !now.blocks().isEmpty()) {
                holds("seed %d, round %d".formatted(seed, round), old, List.of(now));
            }
        }
    }

    @Test
    void severalStepsAreReadBackAsTheFirstAndTheLastText() {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            var old = text(random);
            if (old.blocks().isEmpty()) {
                continue;
            }
            var texts = new ArrayList<RichText>();
            var last = old;
            for (int step = 0; step < 4; step++) {
                var next = CanonicalText.normal(RandomTexts.changed(random, last));
                last = next.blocks().isEmpty() ? last : next;
                texts.add(last);
            }
            holds("seed %d, round %d".formatted(seed, round), old, texts);
        }
    }

    private static RichText text(Random random) {
        return CanonicalText.normal(random.nextBoolean() ? RandomTexts.nested(random) : RandomTexts.next(random));
    }

    private static void holds(String what, RichText old, List<RichText> texts) {
        var read = (OfficeFileReader.Read) OfficeFileReader.read(OdtWriter.write(file(old, texts)));
        assertThat(CanonicalText.of(read.text())).as(what).isEqualTo(CanonicalText.of(texts.getLast()));
        assertThat(CanonicalText.of(
                        Objects.requireNonNullElse(read.original(), read).text()))
                .as(what)
                .isEqualTo(CanonicalText.of(old));
    }

    static TextFile file(RichText old, List<RichText> texts) {
        return new TextFile(
                "A title",
                "en",
                Direction.LEFT_TO_RIGHT,
                TrackedLines.of(old, texts),
                IntStream.range(0, texts.size())
                        .mapToObj(step -> new Reviser("Lakeside & Co " + step, AT))
                        .toList(),
                FileComments.NONE,
                ORIGIN);
    }
}
