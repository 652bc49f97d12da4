package org.communique.amendment.ui.file;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.communique.ServerTest;
import org.communique.amendment.AmendmentFixtures;
import org.communique.browser.Browsers;
import org.communique.browser.Person;
import org.junit.jupiter.api.Test;
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

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Test
    void aFileWithTrackedChangesBecomesAmendments() throws IOException {
        var round = amendmentFixtures.round(TEXT);
        var person = browsers.signedIn(round.proposers.get(0));
        person.open(round.statement, "amendments/propose");
        person.button("Begin a copy of the text").click();
        var downloaded = person.page()
                .waitForDownload(() -> person.link("Download as Word").click())
                .path();
        byte[] changed = changed(
                Files.readAllBytes(downloaded),
                document -> document.replace(
                        "two weeks",
                        "</w:t></w:r><w:del w:id=\"900\" w:author=\"A. Lawyer\"><w:r><w:delText>two weeks</w:delText></w:r></w:del>"
                                + "<w:ins w:id=\"901\" w:author=\"A. Lawyer\"><w:r><w:t>48 hours</w:t></w:r></w:ins><w:r><w:t xml:space=\"preserve\">"));

        choose(person, "answer.docx", changed);
        var dialog = dialog(person);
        assertThat(dialog).containsText("The file has tracked changes, and nothing else differs from the text.");
        assertThat(dialog).containsText("2 words added, 2 removed, in one paragraph.");
        person.photograph("amendments-file");
        person.button("Use this text").click();

        assertThat(person.page().locator(".proposed-changes")).containsText("48 hours");
        person.button("Submit one amendment").click();
        assertThat(person.page().locator("#amendment-1").locator("ins").first()).containsText("48 hours");
    }

    @Test
    void saysWhenAFileWasMadeFromAnotherTextOrCannotBeRead() throws IOException {
        var round = amendmentFixtures.round(TEXT);
        var person = browsers.signedIn(round.proposers.get(0));
        person.open(round.statement, "amendments/propose");
        person.button("Begin a copy of the text").click();
        choose(person, "letter.docx", "%PDF-1.7".getBytes(UTF_8));
        assertThat(dialog(person)).containsText("A PDF file has no paragraphs");
        dialog(person)
                .locator("input[type=file]")
                .setInputFiles(new FilePayload(
                        "answer.md",
                        "text/markdown",
                        TEXT.replace("reasons", "grounds").getBytes(UTF_8)));
        assertThat(dialog(person)).containsText("The file has no tracked changes.");
    }

    private static Locator dialog(Person person) {
        return person.page().getByRole(AriaRole.DIALOG);
    }

    private static void choose(Person person, String name, byte[] file) {
        person.button("Upload a file").click();
        dialog(person).locator("input[type=file]").setInputFiles(new FilePayload(name, WORD, file));
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
