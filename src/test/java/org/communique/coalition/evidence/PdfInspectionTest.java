package org.communique.coalition.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PdfInspectionTest {

    private interface Change {
        void to(PDDocument pdf) throws IOException;
    }

    private static byte[] letter(CompressParameters compression, Change change) {
        return LetterFixtures.pdf("We sign.", compression, unchecked(change));
    }

    private static Consumer<PDDocument> unchecked(Change change) {
        return pdf -> {
            try {
                change.to(pdf);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    static Stream<CompressParameters> compressions() {
        return Stream.of(CompressParameters.DEFAULT_COMPRESSION, CompressParameters.NO_COMPRESSION);
    }

    @ParameterizedTest
    @MethodSource("compressions")
    void takesALetter(CompressParameters compression) {
        assertThat(PdfInspection.isHarmless(letter(compression, _ -> {}))).isTrue();
        assertThat(PdfInspection.isHarmless(letter(compression, pdf -> {
                    var action = new PDActionURI();
                    action.setURI("https://coalition.example");
                    pdf.getDocumentCatalog().setOpenAction(action);
                })))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\ufeff\r\n", "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n"})
    void takesALetterWithSomeBytesBeforeOrAfterIt(String junk) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(junk.getBytes(ISO_8859_1));
        out.write(LetterFixtures.pdf("We sign."));
        out.write(junk.getBytes(ISO_8859_1));
        assertThat(PdfInspection.isHarmless(out.toByteArray())).isTrue();
        assertThat(PdfInspection.isHarmless(Arrays.copyOf(out.toByteArray(), 100_000)))
                .isTrue();
    }

    /** As a phone makes it: a photograph a page. */
    @Test
    void takesAScanOfTenMegabytes() {
        var scan = letter(CompressParameters.DEFAULT_COMPRESSION, pdf -> {
            var photograph = new BufferedImage(1600, 2200, BufferedImage.TYPE_INT_RGB);
            var random = new Random(1);
            for (int x = 0; x < photograph.getWidth(); x++) {
                for (int y = 0; y < photograph.getHeight(); y++) {
                    photograph.setRGB(x, y, random.nextInt());
                }
            }
            for (int i = 0; i < 3; i++) {
                var page = new PDPage();
                pdf.addPage(page);
                try (var content = new PDPageContentStream(pdf, page)) {
                    content.drawImage(JPEGFactory.createFromImage(pdf, photograph, 0.9f), 0, 0, 600, 800);
                }
            }
        });
        assertThat(scan.length).isGreaterThan(9 << 20);
        assertThat(PdfInspection.isHarmless(scan)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "%PDF-1.4",
                "%PDF-1.4\n<script>alert(1)</script>",
                "%PDF-1.7 We authorise Ada.",
                "<html>%PDF-1.7",
                "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 0/Kids[]>>\nendobj\n"
                        + "trailer\n<</Root 1 0 R>>\n%%EOF\n"
            })
    void refusesWhatIsNoPdfWithPages(String content) {
        assertThat(PdfInspection.isHarmless(content.getBytes(ISO_8859_1))).isFalse();
    }

    @ParameterizedTest
    @MethodSource("compressions")
    void refusesScriptsProgramsAndFilesWhereverTheyAre(CompressParameters compression) {
        assertRefused(
                compression, pdf -> pdf.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)")));
        assertRefused(compression, pdf -> {
            var launch = new PDActionLaunch();
            launch.setF("evil.exe");
            var action = new COSDictionary();
            action.setItem(COSName.getPDFName("WC"), launch);
            pdf.getDocumentCatalog().getCOSObject().setItem(COSName.AA, action);
        });
        assertRefused(compression, pdf -> {
            var action = new COSDictionary();
            action.setName(COSName.S, "Java#53cript".replace("#53", "S"));
            action.setString(COSName.getPDFName("Something"), "app.alert(1)");
            pdf.getPage(0).getCOSObject().setItem(COSName.AA, action);
        });
        assertRefused(compression, pdf -> {
            var file = new PDComplexFileSpecification();
            file.setFile("evil.exe");
            file.setEmbeddedFile(new PDEmbeddedFile(pdf, new java.io.ByteArrayInputStream(new byte[] {'M', 'Z'})));
            var tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(Map.of("evil.exe", file));
            var names = new PDDocumentNameDictionary(pdf.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            pdf.getDocumentCatalog().setNames(names);
        });
        assertRefused(
                compression, pdf -> pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission())));
    }

    private static void assertRefused(CompressParameters compression, Change change) {
        assertThat(PdfInspection.isHarmless(letter(compression, change))).isFalse();
    }

    /** 200 KB that would take 200 MB each time that an object in it is read. */
    @Test
    void unpacksNoStreamThatIsMuchLargerThanAnyLetter() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            for (int i = 0; i < 200; i++) {
                deflater.write(new byte[1 << 20]);
            }
        }
        for (var names :
                new String[] {"/Type/ObjStm/N 1/First 4", "/Typ#65/Obj#53tm/N 1/#46irst 4", "/Type/XRef/Size 9/W[1 2 1]"
                }) {
            for (var filter :
                    new String[] {"/Filter/FlateDecode", "/Filter[/FlateDecode/FlateDecode]", "/Filter 9 0 R"}) {
                var out = new ByteArrayOutputStream();
                out.write(LetterFixtures.pdf("We sign."));
                out.write(("\n5 0 obj\n<<" + names + filter + "/Length " + packed.size() + ">>\nstream\n")
                        .getBytes(ISO_8859_1));
                out.write(packed.toByteArray());
                out.write("\nendstream\nendobj\n".getBytes(ISO_8859_1));
                assertThat(PdfInspection.isHarmless(out.toByteArray()))
                        .as(names + filter)
                        .isFalse();
            }
        }
    }
}
