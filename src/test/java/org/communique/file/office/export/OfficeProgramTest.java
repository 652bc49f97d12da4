package org.communique.file.office.export;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.communique.file.FileOrigin;
import org.communique.file.ImportedAuthor;
import org.communique.file.ImportedThread.ImportedRemark;
import org.communique.file.office.OfficeFileReader;
import org.communique.file.office.export.FileComment.Place;
import org.communique.file.office.export.FileComment.Remark;
import org.communique.text.document.RichText;
import org.communique.text.line.TrackedLines;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.unicode.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** LibreOffice opens each kind of file with the words that it has, and what it saves is read as it was, but for what is said here. */
class OfficeProgramTest {

    private static final Path SOFFICE = Path.of("/usr/bin/soffice");

    private static final Instant AT = Instant.parse("2026-11-24T10:00:00Z");

    private static final FileOrigin ORIGIN = new FileOrigin(FileOrigin.Kind.VERSION, "9f0c", 2, "0".repeat(64));

    private static final String OLD = """
        # Safeguards

        States shall ensure **adequate** safeguards in their law.[^1]

        - courts
        - prosecutors

        1. First point
        2. Second point

        > Quoted words.

        | Article | Vote |
        | --- | --- |
        | 24 | yes |

        Courts decide within two weeks, and [courts](https://example.org/courts) give reasons.

        [^1]: Article 24.
        """;

    private static final String FIRST = OLD.replace("two weeks", "48 hours")
            .replace("- prosecutors\n", "- prosecutors\n- police\n")
            .replace("2. Second point", "2. Another second point")
            .replace("> Quoted words.\n\n", "");

    private static final String NOW = FIRST.replace("| 24 | yes |", "| 24 | yes |\n| 25 | no |")
            .replace("Article 24.", "Article 24, paragraph 2.");

    private static TextFile file(TrackedLines lines, List<Reviser> revisers) {
        var remark = new Remark("Lucía", AT, "Too weak?");
        var thread =
                new FileComment(new Place("p2", 20, 28), remark, true, List.of(new Remark("Moussa", AT, "Agreed.")));
        return new TextFile(
                "A title",
                "en",
                Direction.LEFT_TO_RIGHT,
                lines,
                revisers,
                new FileComments(List.of(thread), CommentedSide.AFTER),
                ORIGIN);
    }

    private static byte[] plain(RichText text, boolean odt) {
        var file = file(TrackedLines.of(text), List.of());
        return odt ? OdtWriter.write(file) : DocxWriter.write(file);
    }

    private static TextFile trackedFile() {
        return file(
                TrackedLines.between(CanonicalText.read(OLD), CanonicalText.read(NOW)),
                List.of(new Reviser("Alpine", AT)));
    }

    /** The first half of the changes is of one author, the other of another. */
    private static TextFile trackedFileOfTwo() {
        return file(
                TrackedLines.of(CanonicalText.read(OLD), List.of(CanonicalText.read(FIRST), CanonicalText.read(NOW))),
                List.of(new Reviser("Alpine", AT), new Reviser("Lakeside", AT)));
    }

    private static void convert(Path folder, String format, Path to, String... files) throws Exception {
        assumeTrue(Files.isExecutable(SOFFICE), "needs LibreOffice");
        var command = new ArrayList<>(List.of(
                SOFFICE.toString(),
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                format,
                "--outdir",
                to.toString()));
        for (var file : files) {
            command.add(folder.resolve(file).toString());
        }
        var conversion = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            assertThat(conversion.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            conversion.destroyForcibly();
        }
    }

    private static List<String> words(String text) {
        return List.of(text.replaceAll("[^\\p{L}\\p{N}]+", " ").strip().split(" "));
    }

    @Test
    void showsTheWordsOfEachFile(@TempDir Path folder) throws Exception {
        Files.write(folder.resolve("plain.docx"), plain(CanonicalText.read(OLD), false));
        Files.write(folder.resolve("plain.odt"), plain(CanonicalText.read(OLD), true));
        convert(folder, "txt:Text (encoded):UTF8", Files.createDirectory(folder.resolve("a")), "plain.docx");
        convert(folder, "txt:Text (encoded):UTF8", Files.createDirectory(folder.resolve("b")), "plain.odt");

        for (var shown : List.of("a/plain.txt", "b/plain.txt")) {
            assertThat(words(Files.readString(folder.resolve(shown))))
                    .contains("Safeguards", "adequate", "prosecutors", "Second", "Quoted", "Vote", "Courts", "reasons");
        }
    }

    @Test
    void savesTextAndCommentsAsTheyWere(@TempDir Path folder) throws Exception {
        Files.write(folder.resolve("plain.odt"), plain(CanonicalText.read(OLD), true));
        Files.write(folder.resolve("plain.docx"), plain(CanonicalText.read(OLD), false));
        var again = Files.createDirectory(folder.resolve("again"));
        convert(folder, "odt", again, "plain.odt");
        convert(folder, "docx", again, "plain.docx");

        for (var name : List.of("plain.odt", "plain.docx")) {
            var read = (OfficeFileReader.Read) OfficeFileReader.read(Files.readAllBytes(again.resolve(name)));
            assertThat(CanonicalText.of(read.text())).as(name).isEqualTo(CanonicalText.of(CanonicalText.read(OLD)));
            assertThat(requireNonNull(read.origin(), name).kind()).as(name).isEqualTo(FileOrigin.Kind.VERSION);
            var thread = read.threads().getFirst();
            assertThat(thread.first().text()).as(name).isEqualTo("Too weak?");
            assertThat(requireNonNull(thread.words(), name).exact()).as(name).isEqualTo("adequate");
        }
    }

    @Test
    void savesWhatIsInItemsAndQuotesAsItWas(@TempDir Path folder) throws Exception {
        var text = CanonicalText.of(CanonicalText.read("""
            - courts

              > Quoted words.

              | Article | Vote |
              | --- | --- |
              | 24 | yes |
            - prosecutors

            > ## Safeguards
            >
            > 1. First
            >
            >    More of it.
            > 2. Second
            """));
        Files.write(folder.resolve("word.docx"), plain(CanonicalText.read(text), false));
        Files.write(folder.resolve("open.odt"), plain(CanonicalText.read(text), true));
        var again = Files.createDirectory(folder.resolve("again"));
        convert(folder, "docx", again, "word.docx", "open.odt");
        convert(folder, "odt", again, "word.docx", "open.odt");

        for (var name : List.of("word.docx", "word.odt", "open.docx", "open.odt")) {
            var read = (OfficeFileReader.Read) OfficeFileReader.read(Files.readAllBytes(again.resolve(name)));
            // Word's usual lists become real ones, after which named paragraphs stand apart.
            if (name.equals("word.odt")) {
                assertThat(words(CanonicalText.of(read.text()))).as(name).isEqualTo(words(text));
            } else {
                assertThat(CanonicalText.of(read.text())).as(name).isEqualTo(text);
            }
        }
    }

    @Test
    void savesNestedListsAndMarksOfEachScriptInTheOtherFormatAsTheyWere(@TempDir Path folder) throws Exception {
        var text = CanonicalText.of(CanonicalText.read("""
            # 中文 **标题**

            我们 **敦促** 各国 *立即* 行动 **now 立即**, العربية **عاجل**

            - a
              - b
                - c
                  1. one
                  2. two
              - d
            - e

            1. x
               - y
               - z
            2. q
            """));
        Files.write(folder.resolve("word.docx"), plain(CanonicalText.read(text), false));
        Files.write(folder.resolve("open.odt"), plain(CanonicalText.read(text), true));
        var again = Files.createDirectory(folder.resolve("again"));
        convert(folder, "odt", again, "word.docx", "open.odt");
        convert(folder, "docx", again, "word.docx", "open.odt");

        for (var name : List.of("word.docx", "word.odt", "open.docx", "open.odt")) {
            var read = (OfficeFileReader.Read) OfficeFileReader.read(Files.readAllBytes(again.resolve(name)));
            assertThat(CanonicalText.of(read.text())).as(name).isEqualTo(text);
        }
    }

    @Test
    void savesTrackedChangesAsTheyWere(@TempDir Path folder) throws Exception {
        Files.write(folder.resolve("tracked.docx"), DocxWriter.write(trackedFile()));
        var again = Files.createDirectory(folder.resolve("again"));
        convert(folder, "docx", again, "tracked.docx");

        var read = (OfficeFileReader.Read) OfficeFileReader.read(Files.readAllBytes(again.resolve("tracked.docx")));
        assertThat(CanonicalText.of(read.text())).isEqualTo(CanonicalText.of(CanonicalText.read(NOW)));
        assertThat(CanonicalText.of(Objects.requireNonNull(read.original()).text()))
                .isEqualTo(CanonicalText.of(CanonicalText.read(OLD)));
    }

    @Test
    void savesTrackedChangesOfAnOpenDocumentTextAsTheyWere(@TempDir Path folder) throws Exception {
        Files.write(folder.resolve("tracked.odt"), OdtWriter.write(trackedFile()));
        var again = Files.createDirectory(folder.resolve("again"));
        convert(folder, "odt", again, "tracked.odt");

        var read = (OfficeFileReader.Read) OfficeFileReader.read(Files.readAllBytes(again.resolve("tracked.odt")));
        assertThat(CanonicalText.of(read.text())).isEqualTo(CanonicalText.of(CanonicalText.read(NOW)));
        assertThat(CanonicalText.of(Objects.requireNonNull(read.original()).text()))
                .isEqualTo(CanonicalText.of(CanonicalText.read(OLD)));
    }

    @Test
    void savesTrackedChangesAndCommentsInTheOtherFormatAsTheyWere(@TempDir Path folder) throws Exception {
        Files.write(folder.resolve("fromWord.docx"), DocxWriter.write(trackedFileOfTwo()));
        Files.write(folder.resolve("toWord.odt"), OdtWriter.write(trackedFileOfTwo()));
        var again = Files.createDirectory(folder.resolve("again"));
        convert(folder, "odt", again, "fromWord.docx");
        convert(folder, "docx", again, "toWord.odt");

        for (var name : List.of("fromWord.odt", "toWord.docx")) {
            var file = Files.readAllBytes(again.resolve(name));
            var read = (OfficeFileReader.Read) OfficeFileReader.read(file);
            assertThat(CanonicalText.of(read.text())).as(name).isEqualTo(CanonicalText.of(CanonicalText.read(NOW)));
            assertThat(CanonicalText.of(requireNonNull(read.original()).text()))
                    .as(name)
                    .isEqualTo(CanonicalText.of(CanonicalText.read(OLD)));
            assertThat(read.authors())
                    .as(name)
                    .extracting(ImportedAuthor::name)
                    .containsExactlyInAnyOrder("Alpine", "Lakeside");
            var ofOne = (OfficeFileReader.Read) OfficeFileReader.read(file, Set.of("Alpine"));
            assertThat(CanonicalText.of(ofOne.text())).as(name).isEqualTo(CanonicalText.of(CanonicalText.read(FIRST)));
            var thread = read.threads().getFirst();
            assertThat(thread.first().text()).as(name).isEqualTo("Too weak?");
            assertThat(thread.resolved()).as(name).isTrue();
            assertThat(thread.replies())
                    .as(name)
                    .extracting(ImportedRemark::author)
                    .containsExactly("Moussa");
            assertThat(requireNonNull(thread.words(), name).exact()).as(name).isEqualTo("adequate");
        }
    }
}
