package org.communique;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A title and a paragraph in which words were replaced, with the changes tracked. */
public final class TrackedFile {

    private TrackedFile() {}

    public static List<byte[]> ofEachFormat() throws IOException {
        return List.of(docx(), odt());
    }

    public static byte[] docx() throws IOException {
        return zip("word/document.xml", """
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>\
            <w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>%s</w:p>\
            <w:p><w:r><w:t xml:space="preserve">Courts decide within </w:t></w:r>%s<w:r><w:t>.</w:t></w:r></w:p>\
            </w:body></w:document>\
            """.formatted(docx("Before", "After"), docx("two weeks", "48 hours")));
    }

    private static String docx(String before, String after) {
        return """
            <w:del w:id="1" w:author="A. Lawyer"><w:r><w:delText>%s</w:delText></w:r></w:del>\
            <w:ins w:id="2" w:author="A. Lawyer"><w:r><w:t>%s</w:t></w:r></w:ins>\
            """.formatted(before, after);
    }

    /** Of Mallory, in an equation, and of Alice after it: "We a" becomes "We ab now". They are not told apart by author. */
    public static byte[] notSeparable() {
        try {
            return zip("word/document.xml", """
                <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>\
                <w:r><w:t xml:space="preserve">We </w:t></w:r><m:oMath xmlns:m="urn:m"><m:r><m:t>a</m:t></m:r>\
                <w:ins w:id="1" w:author="Mallory"><m:r><m:t>b</m:t></m:r></w:ins></m:oMath>\
                <w:ins w:id="2" w:author="Alice"><w:r><w:t xml:space="preserve"> now</w:t></w:r></w:ins>\
                </w:p></w:body></w:document>\
                """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] odt() throws IOException {
        return zip("content.xml", """
            <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
            xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>\
            <text:tracked-changes>%s%s</text:tracked-changes>\
            <text:h text:outline-level="1">%s</text:h>\
            <text:p>Courts decide within %s.</text:p>\
            </office:text></office:body></office:document-content>\
            """.formatted(
                regions("a", "h", "Before"), regions("b", "p", "two weeks"), odt("a", "After"), odt("b", "48 hours")));
    }

    private static String regions(String id, String element, String before) {
        return """
            <text:changed-region text:id="%1$s1"><text:deletion><text:%2$s>%3$s</text:%2$s></text:deletion></text:changed-region>\
            <text:changed-region text:id="%1$s2"><text:insertion/></text:changed-region>\
            """.formatted(id, element, before);
    }

    private static String odt(String id, String after) {
        return """
            <text:change text:change-id="%1$s1"/><text:change-start text:change-id="%1$s2"/>%2$s\
            <text:change-end text:change-id="%1$s2"/>\
            """.formatted(id, after);
    }

    private static byte[] zip(String name, String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(UTF_8));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }
}
