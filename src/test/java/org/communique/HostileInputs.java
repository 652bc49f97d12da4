package org.communique;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What once took minutes, and what is like it. */
final class HostileInputs {

    private HostileInputs() {}

    static Map<String, String> markdown() {
        Map<String, String> inputs = new LinkedHashMap<>();
        inputs.put("paragraphs of a letter", "a\n\n".repeat(40_000));
        inputs.put("words of a letter", "a ".repeat(150_000));
        inputs.put("links that never close", "[a](<b".repeat(50_000));
        inputs.put("quotation marks", "‹".repeat(100_000));
        inputs.put("chained footnotes", numbered(20_000, "[^%1$d]: a[^%2$d]\n\n") + "[^0]");
        inputs.put("reference links", numbered(50_000, "[a%1$d]: https://a.org/%1$d\n") + numbered(50_000, "[a%1$d] "));
        inputs.put("bold runs", "**a** b ".repeat(8_000));
        inputs.put("emphasis that never closes", "*a **b ".repeat(30_000));
        inputs.put("table rows", "|a|b|\n|-|-|\n" + "|a|b|\n".repeat(20_000));
        inputs.put("list items", "- a\n".repeat(40_000));
        inputs.put("nested quotes", ">".repeat(1_000) + " a");
        return inputs;
    }

    static Map<String, byte[]> files() {
        Map<String, byte[]> inputs = new LinkedHashMap<>();
        inputs.put("500,000 paragraphs", docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>".repeat(500_000)));
        inputs.put("49,000 paragraphs", docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>".repeat(49_000)));
        inputs.put(
                "a paragraph of 100,000 runs",
                docx("<w:p>" + "<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r>".repeat(50_000)
                        + "</w:p>"));
        inputs.put(
                "a table of 12,000 rows",
                docx("<w:tbl>" + "<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>".repeat(12_000)
                        + "</w:tbl>"));
        inputs.put("Markdown of 10 MB", "a\n\n".repeat(3_400_000).getBytes(UTF_8));
        return inputs;
    }

    private static String numbered(int count, String line) {
        return IntStream.range(0, count).mapToObj(i -> line.formatted(i, i + 1)).collect(Collectors.joining());
    }

    private static byte[] docx(String body) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write(("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                            + body + "</w:body></w:document>")
                    .getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
