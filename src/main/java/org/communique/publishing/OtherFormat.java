package org.communique.publishing;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.communique.publishing.FileTextImporter.Refusal;

/** Formats that a text cannot be imported from, but that people try: each is refused with what to do instead. */
final class OtherFormat {

    private static final int BEGINNING = 1_024;

    /** Of a compound file ([MS-CFB], 2.2): Word 97 to 2003, and encrypted DOCX. */
    private static final String COMPOUND = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";

    private OtherFormat() {}

    static Optional<Refusal> of(byte[] file) {
        var beginning = new String(file, 0, Math.min(file.length, BEGINNING), StandardCharsets.ISO_8859_1);
        if (beginning.startsWith(COMPOUND)) {
            return Optional.of(Refusal.OLD_OR_ENCRYPTED);
        }
        var text =
                beginning.replaceFirst("^\u00ef\u00bb\u00bf", "").stripLeading().toLowerCase(Locale.ROOT);
        if (text.startsWith("%pdf-")) {
            return Optional.of(Refusal.PDF);
        }
        if (text.startsWith("{\\rtf")) {
            return Optional.of(Refusal.RTF);
        }
        return text.startsWith("<!doctype html") || text.startsWith("<html")
                ? Optional.of(Refusal.HTML)
                : Optional.empty();
    }
}
