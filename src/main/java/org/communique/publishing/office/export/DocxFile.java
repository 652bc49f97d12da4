package org.communique.publishing.office.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
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

    /**
     * @param language   BCP 47 tag
     * @param properties by their names
     */
    static byte[] of(
            String title,
            String creator,
            String language,
            Page page,
            DocxBodyWriter body,
            Map<String, String> properties) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            var comments = body.comments();
            part(zip, "[Content_Types].xml", DocxParts.contentTypes(!comments.isEmpty()));
            part(zip, "_rels/.rels", DocxParts.RELATIONSHIPS);
            part(zip, "docProps/core.xml", DocxParts.core(Html.escape(title), Html.escape(creator)));
            part(zip, "docProps/custom.xml", DocxParts.custom(properties));
            part(zip, "word/document.xml", body.document(page));
            part(zip, "word/styles.xml", DocxStyleSheet.of(Html.escape(language), body.styles()));
            part(zip, "word/numbering.xml", body.numbering());
            part(zip, "word/footnotes.xml", body.footnotes());
            part(zip, "word/footer1.xml", DocxParts.FOOTER);
            part(zip, "word/settings.xml", DocxParts.SETTINGS);
            part(
                    zip,
                    "word/_rels/document.xml.rels",
                    body.links().relationships(DocxParts.documentRelationships(!comments.isEmpty())));
            part(zip, "word/_rels/footnotes.xml.rels", body.noteLinks().relationships(""));
            if (!comments.isEmpty()) {
                part(zip, "word/comments.xml", comments.comments());
                part(zip, "word/commentsExtended.xml", comments.extended());
                part(zip, "word/commentsIds.xml", comments.ids());
                part(zip, "word/people.xml", comments.people());
            }
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
