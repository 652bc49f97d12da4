package org.communique.amendment.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.communique.ServerTest;
import org.communique.amendment.AmendmentFixtures;
import org.communique.amendment.file.FileChange.Tracking;
import org.communique.amendment.file.ReadFile.Compared;
import org.communique.amendment.file.ReadFile.Unmatched;
import org.communique.amendment.file.TextSource.OfDraft;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Drafts that went out as files come back, edited without tracking, when the draft has gone on. */
@ServerTest
class ReturningFileTests {

    private static final String TEXT = """
        ## Safeguards

        States shall ensure adequate safeguards in their law.

        Courts decide within two weeks, and courts give reasons.
        """;

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Autowired
    TextFileService files;

    @Autowired
    FileChangeService changes;

    @Test
    void areMatchedToTheDraftOfThen() throws IOException {
        for (var format : List.of(TextFormat.DOCX, TextFormat.ODT)) {
            var round = amendmentFixtures.unopened(TEXT);
            var file = as(
                    round.drafter,
                    () -> files.text(round.statement, new TextOrder(new OfDraft(), null, false), format)
                            .orElseThrow());
            round.write(TEXT.replace("adequate", "effective"));
            assertIsOfThen(round, edited(file));
        }
    }

    @Test
    void areMatchedWithTheOpenAmendmentsInThem() throws IOException {
        var round = amendmentFixtures.round(TEXT);
        round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"));
        round.write(TEXT.replace("their law", "law"));
        var file = as(round.drafter, () -> files.amendedDraft(round.statement, TextFormat.DOCX, true));
        var draft = TEXT.replace("adequate", "effective");
        round.write(draft);
        assertIsOfThen(round, edited(file));
    }

    @Test
    void areMatchedToNothingIfTheyDoNotSayWhatTheyAre() throws IOException {
        var round = amendmentFixtures.unopened(TEXT);
        var file = as(
                round.drafter,
                () -> files.text(round.statement, new TextOrder(new OfDraft(), null, false, false), TextFormat.DOCX)
                        .orElseThrow());
        round.write(TEXT.replace("adequate", "effective"));
        assertThat(read(round, edited(file))).isInstanceOf(Unmatched.class);
    }

    private void assertIsOfThen(AmendmentFixtures.Round round, byte[] file) {
        assertThat(read(round, file)).isInstanceOfSatisfying(Compared.class, found -> {
            assertThat(found.choice()).isEqualTo(BaseChoice.of(BaseChoice.Kind.EARLIER));
            assertThat(found.changes())
                    .filteredOn(change -> change.tracking() == Tracking.UNTRACKED)
                    .singleElement()
                    .extracting(FileChange::words)
                    .isEqualTo("Protection");
        });
    }

    private ReadFile read(AmendmentFixtures.Round round, byte[] file) {
        return as(
                round.drafter,
                () -> changes.read(new FileTarget.OfDraft(round.statement), ChangedFile.of("ours", file)));
    }

    private static byte[] edited(byte[] file) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(file));
                var out = new ZipOutputStream(bytes)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] part = in.readAllBytes();
                boolean isText = List.of("word/document.xml", "content.xml").contains(entry.getName());
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(
                        isText
                                ? new String(part, UTF_8)
                                        .replace("Safeguards", "Protection")
                                        .getBytes(UTF_8)
                                : part);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
