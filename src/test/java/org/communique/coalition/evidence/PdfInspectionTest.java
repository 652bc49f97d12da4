package org.communique.coalition.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
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
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.junit.jupiter.api.BeforeAll;
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
        assertRefused(compression, pdf -> {
            pdf.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
            protect(pdf, "");
        });
    }

    private static void protect(PDDocument pdf, String password) throws IOException {
        var readOnly = new AccessPermission();
        readOnly.setCanModify(false);
        var policy = new StandardProtectionPolicy("owner", password, readOnly);
        policy.setEncryptionKeyLength(256);
        pdf.protect(policy);
    }

    /** As signing services, registries and banks send them. */
    @ParameterizedTest
    @MethodSource("compressions")
    void takesALetterThatMayNotBeChangedIfItOpensWithoutAPassword(CompressParameters compression) {
        assertThat(PdfInspection.isHarmless(letter(compression, pdf -> protect(pdf, ""))))
                .isTrue();
        assertThat(PdfInspection.isHarmless(letter(compression, pdf -> {
                    protect(pdf, "");
                    pdf.getDocumentInformation().setTitle("What the key /Encrypt means");
                })))
                .isTrue();
        assertThat(PdfInspection.isHarmless(letter(
                        CompressParameters.NO_COMPRESSION,
                        pdf -> pdf.getDocumentInformation().setTitle("What the key /Encrypt means"))))
                .isTrue();
        assertRefused(compression, pdf -> protect(pdf, "user"));
    }

    @ParameterizedTest
    @MethodSource("compressions")
    void takesALetterWithADigitalSignature(CompressParameters compression) throws IOException {
        for (Change change : new Change[] {_ -> {}, pdf -> protect(pdf, "")}) {
            var out = new ByteArrayOutputStream();
            try (var pdf = Loader.loadPDF(letter(compression, change))) {
                pdf.setAllSecurityToBeRemoved(false);
                var signature = new PDSignature();
                signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
                signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
                signature.setName("Ada");
                pdf.addSignature(signature, _ -> new byte[] {0x30, 0x00});
                pdf.saveIncremental(out);
            }
            assertThat(PdfInspection.isHarmless(out.toByteArray())).isTrue();
        }
    }

    private static void assertRefused(CompressParameters compression, Change change) {
        assertThat(PdfInspection.isHarmless(letter(compression, change))).isFalse();
    }

    /** 200 KB that would take 200 MB each time that an object in it is read, however its keys are written. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Filter/FlateDecode>>stream\n",
                "/Filter/FlateDecode>>stream \n",
                "/Filter/FlateDecode>>stream\r",
                "/Filter/FlateDecode/Note(obj)>>\nstream\n",
                "/Filter/FlateDecode%5000s>>\nstream\n",
                "/Filter[/FlateDecode]/DecodeParms[<</Columns 2000000000/Predictor 12>>]>>stream\n",
                "/Filter[/FlateDecode/FlateDecode]>>stream\n",
                "/Filter 9 0 R>>stream\n"
            })
    void unpacksNoStreamThatIsMuchLargerThanAnyLetter(String end) throws IOException {
        for (var names : new String[] {"/Type/ObjStm/N 1/First 4", "/Type/XRef/Root 1 0 R/Size 9/W[1 2 1]"}) {
            var out = new ByteArrayOutputStream();
            out.write(LetterFixtures.pdf("We sign."));
            int at = out.size() + 1;
            out.write(("\n5 0 obj\n<<" + names + "/Length " + zeros.length + end.formatted("")).getBytes(ISO_8859_1));
            out.write(zeros);
            out.write(("\nendstream\nendobj\n" + (names.contains("XRef") ? "startxref\n" + at + "\n%%EOF\n" : ""))
                    .getBytes(ISO_8859_1));
            assertThat(PdfInspection.isHarmless(out.toByteArray()))
                    .as(names + end)
                    .isFalse();
        }
    }

    private static byte[] zeros;

    @BeforeAll
    static void pack() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            for (int i = 0; i < 200; i++) {
                deflater.write(new byte[1 << 20]);
            }
        }
        zeros = packed.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void unpacksNoObjectsThatAreMuchLargerThanAnyLetter(boolean encrypted) {
        var small = letter(CompressParameters.DEFAULT_COMPRESSION, pdf -> {
            var words = new COSArray();
            for (int i = 0; i < 100; i++) {
                words.add(new COSString("a".repeat(400_000) + i));
            }
            pdf.getPage(0).getCOSObject().setItem(COSName.getPDFName("Words"), words);
            if (encrypted) {
                protect(pdf, "");
            }
        });
        assertThat(small.length).isLessThan(EvidenceFile.MOST_BYTES);
        assertThat(PdfInspection.isHarmless(small)).isFalse();
    }

    /** The end of each of them is looked for up to the end of the file. */
    @ParameterizedTest
    @ValueSource(strings = {"<</Length 1>>stream\n", "<</Length 1>>stream \n", "<</Type/ObjStm/Length 1>>stream\n"})
    void readsNoFileManyTimesOver(String start) {
        var text = new StringBuilder("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                + "2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R>>endobj\n");
        for (int i = 4; i < 19_000; i++) {
            text.append(i).append(" 0 obj").append(start).append('x');
        }
        text.append(" ".repeat(EvidenceFile.MOST_BYTES - text.length() - 100))
                .append("\ntrailer<</Root 1 0 R/Info 1 0 R>>\n%%EOF\n");
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        assertThat(PdfInspection.isHarmless(text.toString().getBytes(ISO_8859_1)))
                .isFalse();
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before)).isLessThan(Duration.ofSeconds(8));
    }
}
