package org.communique.text.format;

/** Characters of XML 1.0: a document with a single other character cannot be read. */
public final class XmlCharacters {

    private XmlCharacters() {}

    /**
     * Without characters that XML 1.0 (§2.2, Char) does not have: most control characters, lone surrogates,
     * U+FFFE and U+FFFF.
     */
    public static String admitted(String xml) {
        int i = 0;
        while (i < xml.length() && isAdmitted(xml.codePointAt(i))) {
            i += Character.charCount(xml.codePointAt(i));
        }
        if (i == xml.length()) {
            return xml;
        }
        var admitted = new StringBuilder(xml.length()).append(xml, 0, i);
        xml.substring(i).codePoints().filter(XmlCharacters::isAdmitted).forEach(admitted::appendCodePoint);
        return admitted.toString();
    }

    private static boolean isAdmitted(int c) {
        return c >= 0x20 && c < 0xD800
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0xE000 && c != 0xFFFE && c != 0xFFFF;
    }
}
