package org.communique.file.office.export;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.communique.LongRun;
import org.communique.file.FileOrigin;
import org.communique.file.ImportedThread.ImportedRemark;
import org.communique.file.office.OfficeFileReader;
import org.communique.file.office.export.FileComment.Place;
import org.communique.file.office.export.FileComment.Remark;
import org.communique.text.comparison.Passages;
import org.communique.text.document.RichText;
import org.communique.text.line.TrackedLines;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.markdown.Markdown;
import org.communique.text.unicode.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A text that goes out with tracked changes is the old one with all of them rejected, and the new one with all accepted. */
class TrackedFileTest {

    private static final FileOrigin ORIGIN = new FileOrigin(FileOrigin.Kind.PUBLICATION, "9f0c", 2, "0".repeat(64));

    private static final Instant AT = Instant.parse("2026-11-24T10:00:00Z");

    @ParameterizedTest
    @EnumSource
    void changesAreReadBackBothWays(WrittenFormat format) {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        for (int round = 0; round < LongRun.either(80, 2_000); round++) {
            var old = text(random);
            var now = CanonicalText.normal(
                    random.nextInt(10) == 0 ? RandomTexts.next(random) : RandomTexts.changed(random, old));
            if (old.blocks().isEmpty() || now.blocks().isEmpty()) {
                continue;
            }
            holds(format, "seed %d, round %d".formatted(seed, round), old, List.of(now));
        }
    }

    @ParameterizedTest
    @EnumSource
    void severalStepsAreReadBackAsTheFirstAndTheLastText(WrittenFormat format) {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        for (int round = 0; round < LongRun.either(20, 2_000); round++) {
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
            holds(format, "seed %d, round %d".formatted(seed, round), old, texts);
        }
    }

    /** A quote or list is one although paragraphs that hold the marks of changes are in its midst. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "> One\n>\n> Two\n/> One\n\n| |\n|---|\n| T |\n/|  |\n|---|\n| T |\n",
                "4. ### Four\n/4.\n\n| T |\n|---|\n/| T |\n|---|\n",
                "- Note\n\n| T |\n|---|\n\n> One\n/- **Note**\n\n> One\n/> Two\n>\n> One\n",
                "+\n\n*\n\n| |\n|---|\n| T |\n/+\n\n| |\n|---|\n| T |\n\n> Two\n/> One\n>\n> Two\n",
                "> > - a\n> >\n> >   b\n/> > - a\n\n| |\n|---|\n| T |\n/| |\n|---|\n| T |\n",
                "- | |\n  |---|\n  | |\n\n- w\n/| |\n|---|\n| |\n\nw\n",
                "> - | |\n>   |---|\n>   | |\n/One\n"
            })
    void marksPartNothing(String texts) {
        var read = Stream.of(texts.split("/"))
                .map(text -> CanonicalText.normal(((Markdown.Parsed) Markdown.parse(text)).text()))
                .toList();
        holds(WrittenFormat.ODT, texts, read.getFirst(), read.subList(1, read.size()));
    }

    private static RichText text(Random random) {
        return CanonicalText.normal(random.nextBoolean() ? RandomTexts.nested(random) : RandomTexts.next(random));
    }

    @Test
    void commentsLeaveTheTextAsItIs() {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        for (int round = 0; round < LongRun.either(20, 2_000); round++) {
            var text = text(random);
            var now = CanonicalText.normal(RandomTexts.changed(random, text));
            if (text.blocks().isEmpty() || now.blocks().isEmpty()) {
                continue;
            }
            boolean tracked = random.nextBoolean();
            var side = random.nextBoolean() ? CommentedSide.BEFORE : CommentedSide.AFTER;
            var commented = side == CommentedSide.AFTER && tracked ? now : text;
            var passages = Passages.of(commented).all();
            var threads = new ArrayList<FileComment>();
            for (int i = 0; i < random.nextInt(5) && !passages.isEmpty(); i++) {
                var passage = passages.get(random.nextInt(passages.size()));
                int from = random.nextInt(passage.letters().length() + 1);
                var place = new Place(
                        passage.address(),
                        from,
                        from + random.nextInt(passage.letters().length() - from + 1));
                var remark = new Remark("Lucía <&>", AT, "Why?\nSo.");
                threads.add(new FileComment(
                        random.nextInt(5) == 0 ? null : place, remark, random.nextBoolean(), List.of(remark, remark)));
            }
            var lines = tracked ? TrackedLines.between(text, now) : TrackedLines.of(text);
            var file = DocxWriter.write(new TextFile(
                    "A title",
                    "en",
                    Direction.LEFT_TO_RIGHT,
                    lines,
                    List.of(new Reviser("Us", AT)),
                    new FileComments(threads, side),
                    ORIGIN));
            OpenXmlRules.hold(file);
            var read = (OfficeFileReader.Read) OfficeFileReader.read(file);
            assertThat(CanonicalText.of(read.text()))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(CanonicalText.of(tracked ? now : text));
            comeBack("seed %d, round %d".formatted(seed, round), threads, commented, read);
        }
    }

    /** With their words where these are in the text as it reads now. */
    private static void comeBack(
            String what, List<FileComment> threads, RichText commented, OfficeFileReader.Read read) {
        assertThat(read.threads()).as(what).hasSameSizeAs(threads);
        for (int i = 0; i < threads.size(); i++) {
            var written = threads.get(i);
            var thread = read.threads().get(i);
            assertThat(thread.resolved()).as(what).isEqualTo(written.resolved());
            assertThat(thread.first()).as(what).isEqualTo(new ImportedRemark("Lucía <&>", AT, "Why?\nSo."));
            assertThat(thread.replies()).as(what).hasSize(2);
            var place = written.place();
            if (place != null && place.address().startsWith("p") && commented.equals(read.text())) {
                var letters =
                        Passages.of(commented).at(place.address()).orElseThrow().letters();
                var words = letters.substring(place.from(), place.to()).strip();
                // Cells are paragraphs of their own.
                if (!words.isEmpty() && !words.contains("\n") && !letters.contains(Passages.CELL)) {
                    var found = requireNonNull(thread.words(), what);
                    assertThat(found.exact()).as(what).isEqualTo(words);
                    assertThat(Passages.of(read.text()).quote(found)).as(what).isNotEmpty();
                }
            }
        }
    }

    private static void holds(WrittenFormat format, String what, RichText old, List<RichText> texts) {
        var authors = texts.stream().map(_ -> "Lakeside & Co").toList();
        var read = (OfficeFileReader.Read) OfficeFileReader.read(format.write(old, texts, authors));
        assertThat(CanonicalText.of(read.text())).as(what).isEqualTo(CanonicalText.of(texts.getLast()));
        assertThat(CanonicalText.of(
                        Objects.requireNonNullElse(read.original(), read).text()))
                .as(what)
                .isEqualTo(CanonicalText.of(old));
    }
}
