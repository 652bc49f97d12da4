package org.communique.publishing.office;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.communique.work.Budget;
import org.jspecify.annotations.Nullable;

/** The XML parts of a zipped file, unpacked in memory within limits. Pictures and the like are passed over. */
final class OfficeArchive {

    private static final int MOST_ENTRIES = 5_000;

    /** Of all entries together, unpacked; counted while unpacking, as what a header says may be a lie. */
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private static final int MOST_XML_BYTES = 24 * 1024 * 1024;

    /** What compresses better than this was made to. */
    private static final int MOST_RATIO = 500;

    private static final Set<String> READ = Set.of(
            "word/document.xml",
            "word/styles.xml",
            "word/numbering.xml",
            "word/footnotes.xml",
            "word/endnotes.xml",
            "word/_rels/document.xml.rels",
            "word/_rels/footnotes.xml.rels",
            "content.xml",
            "styles.xml");

    static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    static final class MalformedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        MalformedException(String what) {
            super(what);
        }

        MalformedException(Exception cause) {
            super(cause);
        }
    }

    private final Map<String, byte[]> parts;
    private final XmlPartReader xml = new XmlPartReader();

    private OfficeArchive(Map<String, byte[]> parts) {
        this.parts = parts;
    }

    static OfficeArchive unpack(byte[] file) {
        Map<String, byte[]> parts = new HashMap<>();
        long left = Math.min(MOST_BYTES, (long) MOST_RATIO * file.length);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            int entries = 0;
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw new TooLargeException();
                }
                var name = entry.getName();
                if (READ.contains(name)) {
                    byte[] content = bounded(zip, (int) Math.min(left, MOST_XML_BYTES));
                    left -= content.length;
                    parts.putIfAbsent(name, content);
                } else {
                    left -= skipped(zip, left);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new MalformedException(e);
        }
        return new OfficeArchive(parts);
    }

    private static byte[] bounded(InputStream entry, int limit) throws IOException {
        byte[] content = entry.readNBytes(limit + 1);
        if (content.length > limit) {
            throw new TooLargeException();
        }
        return content;
    }

    private static long skipped(InputStream entry, long limit) throws IOException {
        byte[] buffer = new byte[8192];
        long skipped = 0;
        for (int read = entry.read(buffer); read >= 0; read = entry.read(buffer)) {
            Budget.check();
            skipped += read;
            if (skipped > limit) {
                throw new TooLargeException();
            }
        }
        return skipped;
    }

    boolean has(String part) {
        return parts.containsKey(part);
    }

    /** Null if there is no such part. */
    @Nullable
    Element xml(String part) {
        byte[] content = parts.get(part);
        return content == null ? null : xml.parse(content);
    }
}
