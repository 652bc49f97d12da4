package org.communique.file.office;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.communique.file.FileOrigin;
import org.communique.file.office.export.DocxWriter;
import org.communique.file.office.export.TextFile;
import org.communique.text.markdown.CanonicalText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a file says of its origin, whoever wrote it. */
class FilePropertiesTest {

    private static final String VERSION = "<vt:lpwstr>2</vt:lpwstr>";

    @Test
    void aFileSaysOfWhichTextItIs() throws IOException {
        assertThat(requireNonNull(origin(properties -> properties)).version()).isEqualTo(2);
    }

    @Test
    void anImpossibleVersionIsNoOrigin() throws IOException {
        assertThat(origin(properties -> properties.replace(VERSION, VERSION.replace("2", "99999999999999"))))
                .isNull();
        assertThat(origin(properties -> properties.replace(VERSION, VERSION.replace("2", "two"))))
                .isNull();
    }

    @Test
    void whatIsSaidInTwoWaysIsNoOrigin() throws IOException {
        assertThat(origin(properties -> twice(properties, "3"))).isNull();
        assertThat(origin(properties -> twice(properties, "2"))).isNotNull();
    }

    @Test
    void brokenPropertiesAreNoReasonToRefuseAText() throws IOException {
        assertThat(origin(properties -> properties.replace("</Properties>", "<")))
                .isNull();
    }

    private static String twice(String properties, String version) {
        var more = "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"90\" name=\"communique.version\">"
                + VERSION.replace("2", version) + "</property>";
        return properties.replace("</Properties>", more + "</Properties>");
    }

    private static @Nullable FileOrigin origin(UnaryOperator<String> change) throws IOException {
        var written = DocxWriter.write(TextFile.of(
                "A title",
                "en",
                CanonicalText.read("Our text.\n"),
                new FileOrigin(FileOrigin.Kind.VERSION, "9f0c", 2, "0".repeat(64))));
        var bytes = new ByteArrayOutputStream();
        boolean found = false;
        try (var in = new ZipInputStream(new ByteArrayInputStream(written));
                var out = new ZipOutputStream(bytes)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var part = in.readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                boolean isIt = entry.getName().equals("docProps/custom.xml");
                found |= isIt;
                out.write(isIt ? change.apply(new String(part, UTF_8)).getBytes(UTF_8) : part);
                out.closeEntry();
            }
        }
        assertThat(found).isTrue();
        return ((OfficeFileReader.Read) OfficeFileReader.read(bytes.toByteArray())).origin();
    }
}
