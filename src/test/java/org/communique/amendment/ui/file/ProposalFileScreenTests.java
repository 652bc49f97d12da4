package org.communique.amendment.ui.file;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.Assertions;
import org.communique.ServerTest;
import org.communique.TrackedFile;
import org.communique.amendment.AmendmentFixtures;
import org.communique.browser.Browsers;
import org.communique.browser.Keyboard;
import org.communique.browser.Person;
import org.communique.browser.ScreenWalk;
import org.communique.browser.Screens;
import org.communique.file.FileOrigin;
import org.communique.file.office.export.DocxWriter;
import org.communique.file.office.export.FileComments;
import org.communique.file.office.export.Reviser;
import org.communique.file.office.export.TextFile;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.text.line.TrackedLines;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.unicode.Direction;
import org.communique.work.BusyMember;
import org.communique.work.HeavyWorkExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** A lawyer on a train changes the text in a word processor, with tracked changes; the file becomes amendments. */
@ServerTest
class ProposalFileScreenTests {

    private static final String TEXT = """
        ## Safeguards

        States shall ensure adequate safeguards in their law.

        Courts decide within two weeks, and courts give reasons.
        """;

    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static final String BUSY = "The server has too much to do at the moment. Nothing was changed.";

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Autowired
    HeavyWorkExecutor work;

    @Test
    void aFileWithTrackedChangesIsBroughtIntoTheCopyThatItWasMadeFrom() throws IOException {
        var round = amendmentFixtures.round(TEXT);
        var screen = screens.signedIn(round.proposers.get(0));
        var dialog = screen.dialog();
        screen.open(round.statement, "amendments/propose");
        screen.button("Begin a copy of the text").click();
        byte[] changed = changed(
                screen.link("Download as Word").download(),
                document -> document.replace(
                        "two weeks",
                        "</w:t></w:r><w:del w:id=\"900\" w:author=\"A. Lawyer\"><w:r><w:delText>two"
                                + " weeks</w:delText></w:r></w:del><w:ins w:id=\"901\" w:author=\"A. Lawyer\"><w:r><w:t>48"
                                + " hours</w:t></w:r></w:ins><w:r><w:t xml:space=\"preserve\">"));

        screen.button("Changes from a file").click();
        dialog.upload("answer.docx", changed);
        dialog.shows("The file was made from this text: Your copy as it is now.", "One change can be brought in.");
        dialog.in("file-change").shows("Tracked", "48 hours");
        dialog.button("Bring in one change").click();

        dialog.counts(0);
        screen.button("Changes from a file").click();
        dialog.upload("answer.docx", changed);
        dialog.shows("No change can be brought in. One is in the text already.");
    }

    @Test
    void saysWhenAFileWasMadeFromAnotherTextOrCannotBeRead() {
        var round = amendmentFixtures.round(TEXT);
        var screen = screens.signedIn(round.proposers.get(0));
        var dialog = screen.dialog();
        screen.open(round.statement, "amendments/propose");
        screen.button("Begin a copy of the text").click();
        screen.button("Changes from a file").click();
        dialog.upload("letter.docx", "%PDF-1.7".getBytes(UTF_8));
        dialog.shows("A PDF file has no paragraphs");
        dialog.upload("a.docx", fileOf(StatementId.random(), TEXT + "\nMore.\n", TEXT));
        dialog.shows("This file was made from another statement.");
        dialog.upload("answer.md", TEXT.replace("reasons", "grounds").getBytes(UTF_8));
        dialog.shows("The file does not say which text it was made from.");
        dialog.in("vaadin-select").choose("The text that your copy began with");
        dialog.shows(
                "The file is compared with the text that you chose.",
                "One change can be brought in, one of them not tracked.");
        dialog.in("file-change").shows("Not tracked");
    }

    private static void copyWords(Person person, Locator copy) {
        person.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        copy.click();
        assertThat(person.page().getByText("The words are copied.")).isVisible();
        assertEquals(
                "Courts decide within 48 hours, and courts give reasons.",
                person.page().evaluate("navigator.clipboard.readText()"));
        // As without HTTPS.
        person.page().evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
        copy.click();
        assertThat(person.page().getByText("The browser does not allow copying here."))
                .isVisible();
    }

    /** A drafter, without a mouse, who leaves one of three changes out, after others changed the draft. */
    @Test
    void thoseWhoWriteTheDraftBringChangesOfAFileIntoIt() {
        var round = amendmentFixtures.unopened(TEXT);
        var file = fileOf(
                round.statement,
                TEXT,
                TEXT.replace("two weeks", "48 hours")
                        .replace("adequate", "effective")
                        .replace("their law", "law"));
        round.write(TEXT.replace("two weeks", "three days"));
        var person = browsers.signedIn(round.drafter);
        person.open(round.statement, "draft");
        files(person);
        choose(person, file);
        var dialog = dialog(person);
        assertThat(dialog).containsText("One change can be brought in. One cannot.");
        assertThat(dialog).containsText("Others changed the same words");
        copyWords(person, dialog.getByRole(AriaRole.BUTTON, named("Copy words (¶ 3)")));
        assertThat(dialog).containsText("A. Lawyer (5)");
        person.photograph("draft-file");
        var keyboard = new Keyboard(person);
        keyboard.tabTo(dialog.getByRole(AriaRole.CHECKBOX, named("A. Lawyer (5)")))
                .press("Space");
        assertThat(dialog).containsText("The file changes nothing in this text.");
        keyboard.press("Space");
        assertThat(dialog).containsText("One change can be brought in. One cannot.");
        var change = dialog.getByRole(
                AriaRole.CHECKBOX, named("Replace ¶ 2: States shall ensure adequate safeguards in their law."));
        keyboard.tabTo(change).press("Space");
        assertThat(person.button("Bring in")).isDisabled();
        var author = dialog.getByRole(AriaRole.CHECKBOX, named("A. Lawyer (5)"));
        author.uncheck();
        assertThat(dialog).containsText("The file changes nothing in this text.");
        author.check();
        assertThat(dialog).containsText("The comparison was renewed.");
        assertThat(change).not().isChecked();
        assertThat(person.button("Bring in")).isDisabled();
        keyboard.tabTo(change).press("Space").tabTo(person.button("Bring in one change"));
        try (var waiting = new BusyMember(work, round.drafter.id().value())) {
            keyboard.press("Enter");
            assertThat(dialog.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText(BUSY)))
                    .isInViewport();
            person.photograph("draft-file-busy");
        }
        keyboard.tabTo(person.button("Bring in one change")).press("Enter");

        assertThat(person.page().locator(".ProseMirror")).containsText("effective safeguards in law");
        assertThat(person.page().locator(".ProseMirror")).containsText("three days");
    }

    /** What others wrote since would be deleted. Two passages have changed places. */
    @Test
    void warnsAndSelectsNothingIfNothingShowsThatTheFileWasMadeFromTheTextAsItIsNow() {
        var round = amendmentFixtures.unopened(TEXT);
        var passages = TEXT.split("\n\n");
        var last = passages.length - 1;
        var moved = passages[last];
        System.arraycopy(passages, 1, passages, 2, last - 1);
        passages[1] = moved.strip();
        var screen = screens.signedIn(round.drafter);
        var dialog = screen.dialog();
        screen.open(round.statement, "draft");
        screen.choose("Files", "Changes from a file");
        dialog.upload("answer.md", String.join("\n\n", passages).concat("\n").getBytes(UTF_8));
        dialog.shows("The file does not say which text it was made from.");
        dialog.in("vaadin-select").choose("The draft as it is now");
        dialog.shows("What others have written since the file was made appears as deleted");
        dialog.in("file-change").first().shows("Moved");
        Assertions.assertThat(dialog.in("vaadin-checkbox").first().value()).isEqualTo(false);
        Assertions.assertThat(dialog.in("vaadin-button").with("Bring in").isEnabled())
                .isFalse();
    }

    @Test
    void saysThatChangesOfSomeAuthorsCannotBeToldApart() {
        var round = amendmentFixtures.unopened("We a\n");
        var screen = screens.signedIn(round.drafter);
        var dialog = screen.dialog();
        screen.open(round.statement, "draft");
        screen.choose("Files", "Changes from a file");
        dialog.upload("a.docx", TrackedFile.notSeparable());
        dialog.shows("One change can be brought in.");
        var mallory = dialog.field("Mallory (1)");
        mallory.uncheck();
        dialog.shows("The changes of single authors cannot be told apart in this file.");
        Assertions.assertThat(dialog.in("vaadin-button").with("Bring in").isEnabled())
                .isFalse();
        mallory.check();
        dialog.button("Bring in one change").clickTwice();
        await().untilAsserted(() -> Assertions.assertThat(round.draft()).contains("We ab now"));
        screen.in("vaadin-notification").counts(1);
    }

    /** One change is selected of two, and the server has no time. */
    @Test
    void whatWasSelectedStaysWhenTheServerIsTooBusy() {
        var round = amendmentFixtures.unopened(TEXT);
        var screen = screens.signedIn(round.drafter);
        var dialog = screen.dialog();
        screen.open(round.statement, "draft");
        screen.choose("Files", "Changes from a file");
        dialog.upload(
                "a.docx",
                fileOf(
                        round.statement,
                        TEXT,
                        TEXT.replace("two weeks", "48 hours").replace("adequate", "effective")));
        var change = dialog.field("Replace ¶ 2: States shall ensure adequate safeguards in their law.");
        change.uncheck();
        try (var waiting = new BusyMember(work, round.drafter.id().value())) {
            dialog.button("Bring in one change").click();
            dialog.shows(BUSY);
            Assertions.assertThat(change.value()).isEqualTo(false);
        }
        Assertions.assertThat(round.draft()).isEqualTo(TEXT);
        dialog.button("Bring in one change").click();
        await().untilAsserted(
                        () -> Assertions.assertThat(round.draft()).isEqualTo(TEXT.replace("two weeks", "48 hours")));
    }

    @Test
    @EnabledIf("org.communique.LongRun#isOn")
    void theDialogIsUsableNarrowAndFromTheRight() {
        var round = amendmentFixtures.round(TEXT);
        var person = browsers.signedIn(round.drafter);
        var walk = new ScreenWalk();
        var visitor = walk.as(person);
        person.open(round.statement, "draft");
        person.page().setViewportSize(360, 780);
        for (var direction : List.of("ltr", "rtl")) {
            person.page().evaluate("direction => document.documentElement.dir = direction", direction);
            files(person);
            choose(
                    person,
                    fileOf(
                            round.statement,
                            TEXT.replace("reasons", "grounds"),
                            TEXT.replace("two weeks", "48 hours") + "\nMore.\n"));
            assertThat(dialog(person)).containsText("can be brought in");
            visitor.with(
                    "changes of a file " + direction,
                    dialog(person).getByRole(AriaRole.CHECKBOX).first());
            assertThat(dialog(person)).isHidden();
        }
        Assertions.assertThat(walk.faults()).isEmpty();
    }

    private static void files(Person person) {
        person.choose("Files", "Changes from a file");
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static void choose(Person person, byte[] file) {
        dialog(person).locator("input[type=file]").setInputFiles(new FilePayload("a.docx", WORD, file));
    }

    private static byte[] fileOf(StatementId statement, String before, String after) {
        return DocxWriter.write(new TextFile(
                "A title",
                "en",
                Direction.LEFT_TO_RIGHT,
                TrackedLines.between(CanonicalText.read(before), CanonicalText.read(after)),
                List.of(new Reviser("A. Lawyer", Instant.parse("2026-11-24T10:00:00Z"))),
                FileComments.NONE,
                new FileOrigin(
                        FileOrigin.Kind.DRAFT,
                        statement.value(),
                        null,
                        TextHash.of(CanonicalText.of(CanonicalText.read(before)))
                                .value())));
    }

    private static Locator dialog(Person person) {
        return person.page().getByRole(AriaRole.DIALOG);
    }

    private static byte[] changed(byte[] docx, UnaryOperator<String> change) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(docx));
                var out = new ZipOutputStream(bytes)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] part = in.readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(
                        entry.getName().equals("word/document.xml")
                                ? change.apply(new String(part, UTF_8)).getBytes(UTF_8)
                                : part);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
