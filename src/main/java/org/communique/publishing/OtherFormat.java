package org.communique.publishing;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.communique.publishing.FileTextImporter.Refusal;

/** Formats that a text cannot be imported from, but that people try: each is refused with what to do instead. */
final class OtherFormat {

    private static final int BEGINNING = 1_024;

    /** Of a compound file ([MS-CFB], 2.2): Word 97 to 2003, and encrypted DOCX. */
    private static final String COMPOUND = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";

    private static final String ENCRYPTED = String.join("\0", "EncryptedPackage".split(""));

    /** What may come before the first element. */
    private static final Pattern UNSEEN = Pattern.compile("^(\\s|<\\?xml\\b[^>]*>|<!--(?s:.*?)-->)*+");

    private static final Pattern WEB_PAGE =
            Pattern.compile("<!doctype html|<(html|head|body|meta)\\b|mime-version:[^\\n]*\\n");

    /** Of Word 2003 and later, and of OpenDocument. */
    private static final Pattern FLAT_XML =
            Pattern.compile("<\\?mso-application|<(pkg:package|w:worddocument|office:document)\\b");

    private OtherFormat() {}

    static Optional<Refusal> of(byte[] file) {
        var beginning = new String(file, 0, Math.min(file.length, BEGINNING), StandardCharsets.ISO_8859_1);
        if (beginning.startsWith(COMPOUND)) {
            return Optional.of(isEncrypted(file) ? Refusal.ENCRYPTED : Refusal.OLD);
        }
        var text = UNSEEN.matcher(letters(file)).replaceFirst("").toLowerCase(Locale.ROOT);
        if (text.startsWith("%pdf-")) {
            return Optional.of(Refusal.PDF);
        }
        if (text.startsWith("{\\rtf")) {
            return Optional.of(Refusal.RTF);
        }
        if (WEB_PAGE.matcher(text).lookingAt()) {
            return Optional.of(Refusal.HTML);
        }
        return FLAT_XML.matcher(text).lookingAt() ? Optional.of(Refusal.FLAT_XML) : Optional.empty();
    }

    /** Of its beginning, whatever the encoding: signs of formats are in ASCII. */
    private static String letters(byte[] file) {
        return new String(file, 0, Math.min(file.length, 2 * BEGINNING), StandardCharsets.ISO_8859_1)
                .replaceAll("[\\x00\\xef\\xbb\\xbf\\xfe\\xff]", "");
    }

    /** Word keeps an encrypted DOCX in a stream of this name ([MS-OFFCRYPTO], 2.3.4.4), in UTF-16. */
    private static boolean isEncrypted(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1).contains(ENCRYPTED);
    }
}
