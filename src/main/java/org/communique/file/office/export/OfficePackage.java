package org.communique.file.office.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.communique.text.format.XmlCharacters;

/** The parts of a file, zipped. */
final class OfficePackage {

    /** Every entry has the same time, so that the bytes depend on the content alone. */
    private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(out);

    /** A part that is the same, or nearly so, in every file. */
    static String resource(String name) {
        try (var file = Objects.requireNonNull(OfficePackage.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(String name, String xml) {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        write(entry, XmlCharacters.admitted(xml).getBytes(StandardCharsets.UTF_8));
    }

    /** First and as it is, so that programs see it without unpacking (ODF 1.3, part 2, 3.3). */
    void addMediaType(String mediaType) {
        byte[] content = mediaType.getBytes(StandardCharsets.US_ASCII);
        var sum = new CRC32();
        sum.update(content);
        var entry = new ZipEntry("mimetype");
        entry.setTimeLocal(TIME);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        write(entry, content);
    }

    private void write(ZipEntry entry, byte[] content) {
        try {
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
