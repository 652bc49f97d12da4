package org.communique.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.communique.coalition.directory.ConsultativeStatus;
import org.communique.statement.TextHash;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.Test;

class WrittenStatementTest {

    private static final String TEXT = "# A title\n\nFive words are in here.\n";

    @Test
    void listsGeneralThenSpecialThenRosterByOfficialNameAndTheOthersInAFootnote() {
        var markdown = CanonicalText.of(submission(
                        signature("Zeta", ConsultativeStatus.SPECIAL),
                        signature("Roster Body", ConsultativeStatus.ROSTER),
                        signature("Without", ConsultativeStatus.NONE),
                        signature("Alpha", ConsultativeStatus.SPECIAL),
                        signature("General Body", ConsultativeStatus.GENERAL))
                .text());

        assertThat(markdown)
                .containsSubsequence(
                        "general consultative status:",
                        "General Body",
                        "special consultative status:",
                        "Alpha, Zeta",
                        "on the Roster:",
                        "Roster Body[^1]",
                        "Five words are in here.",
                        "[^1]: ",
                        "without consultative status: Without.");
    }

    @Test
    void countsTheWordsOfTheTextAlone() {
        assertThat(submission(signature("Organisation with a name of many words", ConsultativeStatus.NONE))
                        .words())
                .isEqualTo(5);
    }

    @Test
    void namesWhatThePdfOfTheStatementCannotShow() {
        assertThat(WrittenStatement.plain(document(signature("བོད ↔ हिन्दी ↔ Բոլոր", ConsultativeStatus.NONE)))
                        .unprintable())
                .containsExactly("བ", "ོ", "ད");
    }

    private static WrittenStatement submission(PublishedSignature... signatures) {
        return WrittenStatement.of(document(signatures));
    }

    private static StatementDocument document(PublishedSignature... signatures) {
        return new StatementDocument(
                "A title", "en", "Coalition", 1, TEXT, TextHash.of(TEXT), List.of(signatures), Instant.EPOCH, null);
    }

    private static PublishedSignature signature(String name, ConsultativeStatus status) {
        return new PublishedSignature(name, "KE", status, null, Instant.EPOCH, null);
    }
}
