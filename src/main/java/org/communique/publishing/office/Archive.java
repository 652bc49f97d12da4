package org.communique.publishing.office;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/** The XML parts of a zipped file, unpacked in memory within limits. Pictures and the like are passed over. */
final class Archive {

    private static final int MOST_ENTRIES = 5_000;

    /** Of all entries together, unpacked; counted while unpacking, as what a header says may be a lie. */
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private static final int MOST_XML_BYTES = 24 * 1024 * 1024;

    static final class TooLargeException extends Exception {
        private static final long serialVersionUID = 1;
    }

    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1;

        MalformedException(Exception cause) {
            super(cause);
        }
    }

    private final Map<String, byte[]> parts;

    private Archive(Map<String, byte[]> parts) {
        this.parts = parts;
    }

    static Archive unpack(byte[] file) throws TooLargeException, MalformedException {
        Map<String, byte[]> parts = new HashMap<>();
        long left = MOST_BYTES;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            int entries = 0;
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw new TooLargeException();
                }
                var name = entry.getName();
                boolean wanted = name.endsWith(".xml") || name.endsWith(".rels");
                int limit = (int) Math.min(left, wanted ? MOST_XML_BYTES : left);
                byte[] content = zip.readNBytes(limit + 1);
                if (content.length > limit) {
                    throw new TooLargeException();
                }
                left -= content.length;
                if (wanted) {
                    parts.putIfAbsent(name, content);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new MalformedException(e);
        }
        return new Archive(parts);
    }

    boolean has(String part) {
        return parts.containsKey(part);
    }

    /** Null if there is no such part. */
    @Nullable
    Document xml(String part) throws MalformedException {
        byte[] content = parts.get(part);
        return content == null ? null : Xml.parse(content);
    }
}
