package org.communique.publishing.office;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.communique.text.document.RichText;
import org.communique.text.format.Html;
import org.communique.text.format.XmlCharacters;
import org.communique.text.unicode.Direction;
import org.jspecify.annotations.Nullable;

/** Writes a statement as WordprocessingML with real headings, lists, footnotes and tables. Equal input gives equal bytes. */
public final class DocxWriter {

    /** Every entry has the same time, so that the bytes depend on the content alone. */
    private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private DocxWriter() {}

    /**
     * What is to be written.
     *
     * @param direction of the whole, and of lines without letters
     */
    public record Document(
            String title,
            String language,
            Direction direction,
            String coalition,
            RichText body,
            List<Signatory> signatories,
            String hash) {}

    public record Signatory(
            String organisation, String country, @Nullable String reservation) {}

    /** Words of the reader's language around the text. */
    public record Labels(String signatories, String reservation, String hash, String date) {}

    public static byte[] write(Document letter, Labels labels) {
        var body = new DocxBodyWriter(letter.direction());
        body.styled("Coalition", letter.coalition());
        body.styled("Title", letter.title());
        body.styled("Date", labels.date());
        body.add(letter.body());
        if (!letter.signatories().isEmpty()) {
            body.styled("Heading1", labels.signatories());
            body.signatories(letter.signatories(), labels.reservation());
        }
        body.styled("Small", labels.hash());
        body.styled("Small", letter.hash());
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            part(zip, "[Content_Types].xml", DocxParts.CONTENT_TYPES);
            part(zip, "_rels/.rels", DocxParts.RELATIONSHIPS);
            part(
                    zip,
                    "docProps/core.xml",
                    DocxParts.core(Html.escape(letter.title()), Html.escape(letter.coalition())));
            part(zip, "word/document.xml", body.document());
            part(zip, "word/styles.xml", DocxParts.styles(Html.escape(letter.language())));
            part(zip, "word/numbering.xml", body.numbering());
            part(zip, "word/footnotes.xml", body.footnotes());
            part(zip, "word/footer1.xml", DocxParts.FOOTER);
            part(zip, "word/settings.xml", DocxParts.SETTINGS);
            part(zip, "word/_rels/document.xml.rels", body.links().relationships(DocxParts.DOCUMENT_RELATIONSHIPS));
            part(zip, "word/_rels/footnotes.xml.rels", body.noteLinks().relationships(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(XmlCharacters.admitted(xml).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
