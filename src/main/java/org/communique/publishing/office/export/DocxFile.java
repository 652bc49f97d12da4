package org.communique.publishing.office.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.communique.publishing.office.export.DocxParts.Page;
import org.communique.text.format.Html;
import org.communique.text.format.XmlCharacters;

/** The package of a file around its body. */
final class DocxFile {

    /** Every entry has the same time, so that the bytes depend on the content alone. */
    private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private DocxFile() {}

    /** @param language BCP 47 tag */
    static byte[] of(String title, String creator, String language, Page page, DocxBodyWriter body) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            part(zip, "[Content_Types].xml", DocxParts.CONTENT_TYPES);
            part(zip, "_rels/.rels", DocxParts.RELATIONSHIPS);
            part(zip, "docProps/core.xml", DocxParts.core(Html.escape(title), Html.escape(creator)));
            part(zip, "word/document.xml", body.document(page));
            part(zip, "word/styles.xml", DocxParts.styles(Html.escape(language)));
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
