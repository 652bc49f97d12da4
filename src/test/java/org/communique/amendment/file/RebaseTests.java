package org.communique.amendment.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.LongRun;
import org.communique.RandomSeed;
import org.communique.amendment.change.RandomCopies;
import org.communique.amendment.file.FileChange.Standing;
import org.communique.amendment.file.FileChange.Tracking;
import org.communique.file.office.OfficeFileReader;
import org.communique.file.office.export.DocxWriter;
import org.communique.file.office.export.FileComments;
import org.communique.file.office.export.OdtWriter;
import org.communique.file.office.export.Reviser;
import org.communique.file.office.export.TextFile;
import org.communique.text.comparison.Passages;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.Heading;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Text;
import org.communique.text.document.Words;
import org.communique.text.line.TrackedLines;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.unicode.Direction;
import org.junit.jupiter.api.Test;

/** Random texts, random changes in a file of them, and random edits here meanwhile. */
class RebaseTests {

    private static final int ROUNDS = LongRun.either(16, 20_000);

    /** Of texts without lists and tables. */
    private static final int PLAIN_ROUNDS = LongRun.either(80, 20_000);

    private final long seed = RandomSeed.of(RebaseTests.class);
    private final Random random = new Random(seed);
    private final RandomCopies copies = new RandomCopies(seed);
    private int next;

    @Test
    void withoutEditsHereTheTextBecomesThatOfTheFile() {
        for (int round = 0; round < ROUNDS; round++) {
            var leaves = copies.text();
            var base = normal(leaves.toRichText());
            var file = normal(copies.copy(leaves, 8).toRichText());
            var merged = new Rebase(base, base, file, base);
            assertThat(merged.standings()).as("round %d", round).containsOnly(applying(merged));
            assertThat(CanonicalText.of(merged.with(merged.applicable())))
                    .as("round %d", round)
                    .isEqualTo(CanonicalText.of(file));
        }
    }

    /** Written by this server as DOCX and ODT, and read again. */
    @Test
    void aFileIsReadAgainAsTheSameChanges() {
        for (int round = 0; round < PLAIN_ROUNDS / 16; round++) {
            var base = text();
            var now = edited(base, "f");
            var today = edited(base, "s");
            for (var write : List.<Function<TextFile, byte[]>>of(DocxWriter::write, OdtWriter::write)) {
                var read = (OfficeFileReader.Read) OfficeFileReader.read(write.apply(file(base, now)));
                // A file whose edits come to nothing tracks nothing.
                var before =
                        normal(Objects.requireNonNullElse(read.original(), read).text());
                var merged = new Rebase(before, before, normal(read.text()), today);
                var expected = new Rebase(base, base, now, today);
                assertThat(CanonicalText.of(merged.with(merged.applicable())))
                        .as("round %d", round)
                        .isEqualTo(CanonicalText.of(expected.with(expected.applicable())));
                assertThat(DescribedChanges.of(merged))
                        .as("round %d", round)
                        .allMatch(change -> change.tracking() == Tracking.TRACKED);
            }
        }
    }

    private static TextFile file(RichText base, RichText now) {
        return new TextFile(
                "A title",
                "en",
                Direction.LEFT_TO_RIGHT,
                TrackedLines.between(base, now),
                List.of(new Reviser("A. Lawyer", Instant.parse("2026-11-24T10:00:00Z"))),
                FileComments.NONE,
                null);
    }

    @Test
    void whatWasChangedWithoutTrackingIsTold() {
        for (int round = 0; round < ROUNDS; round++) {
            var leaves = copies.text();
            var base = normal(leaves.toRichText());
            var file = normal(copies.copy(leaves, 6).toRichText());
            assertThat(DescribedChanges.of(new Rebase(base, base, file, base)))
                    .as("round %d", round)
                    .allMatch(change -> change.tracking() == Tracking.TRACKED);
            assertThat(DescribedChanges.of(new Rebase(base, file, file, base)))
                    .as("round %d", round)
                    .allMatch(change -> change.tracking() == Tracking.UNTRACKED);
        }
    }

    private static Standing[] applying(Rebase merged) {
        return merged.groups().isEmpty() ? new Standing[0] : new Standing[] {Standing.APPLIES};
    }

    @Test
    void withNothingChosenTheTextStaysAsItIs() {
        for (int round = 0; round < ROUNDS; round++) {
            var leaves = copies.text();
            var base = normal(leaves.toRichText());
            var file = normal(copies.copy(leaves, 5).toRichText());
            var today = normal(copies.copy(leaves, 5).toRichText());
            assertThat(CanonicalText.of(new Rebase(base, base, file, today).with(List.of())))
                    .as("round %d", round)
                    .isEqualTo(CanonicalText.of(today));
        }
    }

    @Test
    void aFileThatComesASecondTimeChangesNothing() {
        for (int round = 0; round < ROUNDS; round++) {
            var leaves = copies.text();
            var base = normal(leaves.toRichText());
            var file = normal(copies.copy(leaves, 8).toRichText());
            var again = new Rebase(base, base, file, file);
            assertThat(CanonicalText.of(again.with(again.applicable())))
                    .as("round %d", round)
                    .isEqualTo(CanonicalText.of(file));
        }
    }

    @Test
    void nothingThatWasDoneHereIsLostAndEachChangeOfTheFileIsMadeOrListed() {
        int made = 0;
        int listed = 0;
        for (int round = 0; round < PLAIN_ROUNDS; round++) {
            var base = text();
            var file = edited(base, "f");
            var today = edited(base, "s");
            var merged = new Rebase(base, base, file, today);
            var result = merged.with(merged.applicable());
            var left = new ArrayList<String>();
            for (int group = 0; group < merged.groups().size(); group++) {
                if (merged.standings().get(group) == Standing.APPLIES) {
                    made++;
                } else {
                    listed++;
                    left.addAll(words(DescribedChanges.of(merged).get(group).before()));
                    left.addAll(words(DescribedChanges.of(merged).get(group).after()));
                }
            }
            var words = words(result);
            var description = "round %d".formatted(round);
            assertThat(words).as(description).doesNotHaveDuplicates();
            assertThat(words).as(description).containsAll(minus(words(today), words(base)));
            assertThat(words)
                    .as(description)
                    .containsAll(words(base).stream()
                            .filter(words(today)::contains)
                            .filter(words(file)::contains)
                            .toList());
            assertThat(words).as(description).doesNotContainAnyElementsOf(some(minus(words(base), words(today))));
            assertThat(Stream.concat(words.stream(), left.stream()).toList())
                    .as(description)
                    .containsAll(minus(words(file), words(base)));
            assertThat(minus(minus(words(base), words(file)), left).stream().filter(words::contains))
                    .as(description)
                    .isEmpty();
        }
        assertThat(made).isGreaterThan(PLAIN_ROUNDS);
        assertThat(listed).isGreaterThan(PLAIN_ROUNDS / 10);
    }

    /** Of a passage that is gone here. */
    @Test
    void wordsThatTheFilePutsIntoAnotherPassageStayWhereTheyAreIfThatIsGone() {
        var base = CanonicalText.read("One two three four.\n\nFive six seven eight nine ten eleven twelve.\n");
        var file = CanonicalText.read("One two three four. Five six\n\nseven eight nine ten eleven twelve.\n");
        var today = CanonicalText.read("Five six seven eight nine ten eleven twelve.\n");
        var merged = new Rebase(base, base, file, today);
        assertThat(words(merged.with(merged.applicable()))).contains("Five", "six");
    }

    /** Where passages are in lists, quotes and tables, new words are looked for. */
    @Test
    void noNewWordIsLostWhereverItIs() {
        for (int round = 0; round < ROUNDS; round++) {
            var leaves = copies.text();
            var base = normal(leaves.toRichText());
            var file = normal(copies.copy(leaves, 6).toRichText());
            var today = normal(copies.copy(leaves, 6).toRichText());
            var merged = new Rebase(base, base, file, today);
            var words = newWords(merged.with(merged.applicable()));
            var listed = DescribedChanges.of(merged).stream()
                    .filter(change -> !change.applies())
                    .flatMap(change -> newWords(change.after()).stream())
                    .toList();
            var description = "round %d".formatted(round);
            assertThat(words).as(description).doesNotHaveDuplicates().containsAll(newWords(today));
            assertThat(Stream.concat(words.stream(), listed.stream()).toList())
                    .as(description)
                    .containsAll(newWords(file));
        }
    }

    private static List<String> newWords(RichText text) {
        return words(text).stream().filter(word -> word.matches("new[0-9]+")).toList();
    }

    @Test
    void theSameTextsGiveTheSameResult() {
        for (int round = 0; round < 20; round++) {
            var base = text();
            var file = edited(base, "f");
            var today = edited(base, "s");
            var once = new Rebase(base, base, file, today);
            var again = new Rebase(base, base, file, today);
            assertThat(again.groups()).isEqualTo(once.groups());
            assertThat(again.standings()).isEqualTo(once.standings());
        }
    }

    private static RichText normal(RichText text) {
        return CanonicalText.normal(text);
    }

    /** Paragraphs and headings in which no word is twice. */
    private RichText text() {
        var blocks = new ArrayList<Block>();
        for (int i = 0; i < 10; i++) {
            var line = line("b", 3 + random.nextInt(8));
            blocks.add(i % 4 == 0 ? new Heading(1 + random.nextInt(3), line) : new Paragraph(line));
        }
        return normal(new RichText(blocks));
    }

    private List<RichText.Inline> line(String kind, int words) {
        return List.of(
                Text.plain(Stream.generate(() -> kind + next++).limit(words).collect(Collectors.joining(" "))));
    }

    private RichText edited(RichText text, String kind) {
        var blocks = new ArrayList<>(text.blocks());
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(blocks.size());
            switch (random.nextInt(8)) {
                case 0 -> blocks.remove(at);
                case 1 -> blocks.add(at, new Paragraph(line(kind, 4)));
                case 2 -> blocks.add(random.nextInt(blocks.size()), blocks.remove(at));
                case 3 -> split(blocks, at);
                case 4 -> merge(blocks, at);
                default -> blocks.set(at, reworded(blocks.get(at), kind));
            }
        }
        return normal(new RichText(blocks));
    }

    private static void split(List<Block> blocks, int at) {
        if (blocks.get(at) instanceof Paragraph(var line)) {
            var words = List.of(((Text) line.getFirst()).text().split(" "));
            if (words.size() > 3) {
                blocks.set(at, paragraph(words.subList(0, words.size() / 2)));
                blocks.add(at + 1, paragraph(words.subList(words.size() / 2, words.size())));
            }
        }
    }

    private static void merge(List<Block> blocks, int at) {
        if (at + 1 < blocks.size()
                && blocks.get(at) instanceof Paragraph(var line)
                && blocks.get(at + 1) instanceof Paragraph(var more)) {
            blocks.remove(at + 1);
            blocks.set(at, paragraph(List.of(((Text) line.getFirst()).text(), ((Text) more.getFirst()).text())));
        }
    }

    private static Paragraph paragraph(List<String> words) {
        return new Paragraph(List.of(Text.plain(String.join(" ", words))));
    }

    private Block reworded(Block block, String kind) {
        return switch (block) {
            case Paragraph(var line) -> new Paragraph(reworded(line, kind));
            case Heading(var level, var line) -> new Heading(level, reworded(line, kind));
            default -> block;
        };
    }

    private List<RichText.Inline> reworded(List<RichText.Inline> line, String kind) {
        var words = new ArrayList<>(List.of(((Text) line.getFirst()).text().split(" ")));
        int at = random.nextInt(words.size());
        if (words.size() > 2 && random.nextBoolean()) {
            words.remove(at);
        } else {
            words.add(at, kind + next++);
        }
        return List.of(Text.plain(String.join(" ", words)));
    }

    private static List<String> words(RichText text) {
        return Passages.of(text).all().stream()
                .flatMap(passage -> Words.split(passage.letters()).stream())
                .filter(Words::isWord)
                .toList();
    }

    private static List<String> minus(List<String> words, List<String> others) {
        var without = Set.copyOf(others);
        return words.stream().filter(word -> !without.contains(word)).toList();
    }

    /** So that it is not empty. */
    private static List<String> some(List<String> words) {
        return words.isEmpty() ? List.of("none") : words;
    }
}
