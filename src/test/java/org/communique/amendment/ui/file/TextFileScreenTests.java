package org.communique.amendment.ui.file;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.communique.ServerTest;
import org.communique.amendment.AmendmentFixtures;
import org.communique.browser.Browsers;
import org.communique.browser.Screens;
import org.communique.file.FileOrigin;
import org.communique.file.office.export.CommentedSide;
import org.communique.file.office.export.DocxWriter;
import org.communique.file.office.export.FileComment;
import org.communique.file.office.export.FileComment.Place;
import org.communique.file.office.export.FileComment.Remark;
import org.communique.file.office.export.FileComments;
import org.communique.file.office.export.TextFile;
import org.communique.text.line.TrackedLines;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.unicode.Direction;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** A text goes to a word processor, and the comments written there come back. */
@ServerTest
class TextFileScreenTests {

    private static final String TEXT = """
        States shall ensure adequate safeguards in their law.

        Courts decide within two weeks, and courts give reasons.
        """;

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Test
    void aDraftIsDownloadedWithItsOpenAmendments() throws IOException {
        var round = amendmentFixtures.round(TEXT);
        round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"));
        var person = browsers.signedIn(round.drafter);
        person.open(round.statement, "draft");
        person.choose("Files", "Download for a word processor");
        var dialog = person.page().getByRole(AriaRole.DIALOG);
        dialog.getByText("Open amendments").click();
        person.photograph("text-file");

        var file = person.page()
                .waitForDownload(
                        () -> dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Download"))
                                .click())
                .path();

        Assertions.assertEquals('P', Files.readAllBytes(file)[0]);
    }

    @Test
    void commentsOfAFileBecomeThreadsOfWhoBringsThemIn() {
        var round = amendmentFixtures.unopened(TEXT);
        var person = screens.signedIn(round.drafter);
        person.open(round.statement, "draft");
        person.choose("Files", "Comments from a file");
        person.dialog().upload("a.docx", file());
        person.dialog().shows("Threads that can be brought in: 1. Others: 1.", "Its words are no longer in the text");
        person.dialog().button("Bring in").clickTwice();
        person.in("vaadin-notification").counts(1);

        person.in("thread")
                .first()
                .shows("Too weak?", "From a file that this member imported. Author in the file: María José");
    }

    private static byte[] file() {
        var remark = new Remark("María José", Instant.parse("2026-11-24T10:00:00Z"), "Too weak?");
        return DocxWriter.write(new TextFile(
                "A title",
                "en",
                Direction.LEFT_TO_RIGHT,
                TrackedLines.of(CanonicalText.read(TEXT + "\nAnd this is only here.\n")),
                List.of(),
                new FileComments(
                        List.of(
                                new FileComment(new Place("p1", 20, 28), remark, false, List.of(remark)),
                                new FileComment(new Place("p3", 0, 8), remark, false, List.of())),
                        CommentedSide.AFTER),
                new FileOrigin(FileOrigin.Kind.DRAFT, "s", null, "0".repeat(64))));
    }
}
