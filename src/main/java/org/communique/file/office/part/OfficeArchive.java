package org.communique.file.office.part;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.communique.work.Budget;
import org.jspecify.annotations.Nullable;

/** The XML parts of a zipped file, unpacked in memory within limits. Pictures and the like are passed over. */
public final class OfficeArchive {

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
            "word/comments.xml",
            "word/commentsExtended.xml",
            "docProps/custom.xml",
            "meta.xml",
            "word/_rels/document.xml.rels",
            "word/_rels/footnotes.xml.rels",
            "word/_rels/endnotes.xml.rels",
            "_rels/.rels",
            "META-INF/manifest.xml",
            "content.xml",
            "styles.xml");

    /** The parts next to the main one, where that has another place; the number is of the copies that some servers make. */
    private static final Pattern BESIDE = Pattern.compile(
            "(_rels/)?(styles|numbering|footnotes|endnotes|comments|commentsExtended)[0-9]{0,3}(\\.xml(?:\\.rels)?)");

    public static class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    public static final class MalformedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        MalformedException(String what) {
            super(what);
        }

        MalformedException(Exception cause) {
            super(cause);
        }
    }

    private final Map<String, byte[]> parts;

    /** Once, though a text is read with its changes and without. */
    private final Map<String, Element> read = new HashMap<>();

    private final XmlPartReader xml = new XmlPartReader();

    private OfficeArchive(Map<String, byte[]> parts) {
        this.parts = parts;
    }

    public static OfficeArchive unpack(byte[] file) {
        var parts = unpack(file, name -> READ.contains(name) ? name : "");
        var officeArchive = new OfficeArchive(parts);
        var main = parts.containsKey("word/document.xml") ? Optional.<String>empty() : officeArchive.mainPart();
        return main.isEmpty() ? officeArchive : new OfficeArchive(unpack(file, name -> usualName(name, main.get())));
    }

    /** @param known the name under which to keep an entry, or empty for none */
    private static Map<String, byte[]> unpack(byte[] file, UnaryOperator<String> known) {
        Map<String, byte[]> parts = new HashMap<>();
        long left = Math.min(MOST_BYTES, (long) MOST_RATIO * file.length);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            int entries = 0;
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw new TooLargeException();
                }
                var name = known.apply(entry.getName());
                if (name.isEmpty()) {
                    left -= skipped(zip, left);
                } else {
                    byte[] content = bounded(zip, (int) Math.min(left, MOST_XML_BYTES));
                    left -= content.length;
                    parts.putIfAbsent(name, content);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new MalformedException(e);
        }
        return parts;
    }

    /** Where the package says that its text is (ECMA-376, part 2, 9.3). */
    private Optional<String> mainPart() {
        return Optional.ofNullable(xml("_rels/.rels")).map(Element::children).orElse(List.of()).stream()
                .filter(relationship -> relationship.attribute("Type").endsWith("/officeDocument"))
                .map(relationship -> relationship.attribute("Target").replaceFirst("^/", ""))
                .filter(target -> !target.isEmpty())
                .findFirst();
    }

    /** The name that a part has in most files, if it is one of the text at this place. */
    private static String usualName(String name, String main) {
        if (name.equals(main)) {
            return "word/document.xml";
        }
        int folder = main.lastIndexOf('/') + 1;
        if (!name.startsWith(main.substring(0, folder))) {
            return "";
        }
        var beside = name.substring(folder);
        if (beside.equals("_rels/" + main.substring(folder) + ".rels")) {
            return "word/_rels/document.xml.rels";
        }
        var part = BESIDE.matcher(beside);
        return part.matches() ? "word/" + (part.group(1) == null ? "" : "_rels/") + part.group(2) + part.group(3) : "";
    }

    /** Whether its text can be read with a password only (ODF 1.3, part 2, 3.4). */
    public boolean isEncrypted() {
        var manifest = xml("META-INF/manifest.xml");
        return manifest != null && manifest.below("encryption-data").findAny().isPresent();
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

    public boolean has(String part) {
        return parts.containsKey(part);
    }

    /** Null if there is no such part. */
    public @Nullable Element xml(String part) {
        byte[] content = parts.get(part);
        return content == null ? null : read.computeIfAbsent(part, _ -> xml.parse(content));
    }

    /** Of what only says something about the text: null too if that cannot be read. */
    public @Nullable Element xmlIfSound(String part) {
        try {
            return xml(part);
        } catch (MalformedException e) {
            return null;
        }
    }
}
