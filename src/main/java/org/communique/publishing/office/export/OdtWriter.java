package org.communique.publishing.office.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.communique.text.format.XmlCharacters;

/** Writes a text as an OpenDocument text (OASIS ODF 1.3) with real headings, lists, footnotes and tables. Equal input gives equal bytes. */
public final class OdtWriter {

    /** Every entry has the same time, so that the bytes depend on the content alone. */
    private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private OdtWriter() {}

    public static byte[] write(TextFile text) {
        var body = new OdtBodyWriter(text);
        body.write();
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            mediaType(zip);
            part(zip, "content.xml", body.content());
            part(zip, "styles.xml", OdtParts.styles(text.language(), text.direction(), body.styles()));
            part(zip, "meta.xml", OdtParts.meta(text.title(), text.language(), text.origin()));
            part(zip, "META-INF/manifest.xml", OdtParts.MANIFEST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** First and as it is, so that programs see it without unpacking (ODF 1.3, part 2, 3.3). */
    private static void mediaType(ZipOutputStream zip) throws IOException {
        byte[] content = OdtParts.MEDIA_TYPE.getBytes(StandardCharsets.US_ASCII);
        var sum = new CRC32();
        sum.update(content);
        var entry = new ZipEntry("mimetype");
        entry.setTimeLocal(TIME);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(XmlCharacters.admitted(xml).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
