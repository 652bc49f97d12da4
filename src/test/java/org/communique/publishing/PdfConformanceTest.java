package org.communique.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDLayoutAttributeObject;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.communique.LongRun;
import org.communique.RandomSeed;
import org.communique.coalition.directory.ConsultativeStatus;
import org.communique.coalition.directory.MemberId;
import org.communique.file.FileOrigin;
import org.communique.file.office.OfficeFileReader;
import org.communique.file.print.FontCoverage;
import org.communique.file.print.PdfConformance;
import org.communique.file.print.Report;
import org.communique.file.print.Report.Column;
import org.communique.file.print.Report.Compared;
import org.communique.file.print.Report.Heading;
import org.communique.file.print.Report.Line;
import org.communique.file.print.Report.Table;
import org.communique.file.print.ReportRenderer;
import org.communique.http.SubresourceIntegrity;
import org.communique.screen.Languages;
import org.communique.signon.AnswerChannel;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.text.comparison.Comparison;
import org.communique.text.document.ExtremeTexts;
import org.communique.text.document.RichText;
import org.communique.text.document.WordReplacement;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.markdown.Markdown;
import org.communique.text.unicode.Direction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Each kind of PDF that this server makes is what it claims to be: accessible (PDF/UA-1), and to be kept for long (PDF/A-3a). */
@SpringJUnitConfig(
        classes = {DocumentRenderer.class, ReportRenderer.class, Languages.class, SubresourceIntegrity.class},
        initializers = ConfigDataApplicationContextInitializer.class)
@ImportAutoConfiguration({MessageSourceAutoConfiguration.class, ThymeleafAutoConfiguration.class})
class PdfConformanceTest {

    private static final StatementId STATEMENT = StatementId.random();
    /** In points: 210 mm less 31 mm. */
    private static final float RIGHT_MARGIN = 179 / 25.4f * 72 + 0.5f;

    private static final Instant DAY = Instant.parse("2026-11-26T12:00:00Z");

    @Autowired
    DocumentRenderer documents;

    @Autowired
    ReportRenderer reports;

    @ParameterizedTest
    @CsvSource({
        "english, en, Courts must decide",
        "arabic, ar, يجب أن تقرر المحاكم",
        "arabic, en, A title of another language",
        "russian, ru, Суды должны решать",
        "chinese, zh, 法院必须决定",
        "wide, en, Wide tables",
        "wide, ar, جداول عريضة",
        "deep, en, Deep lists",
        "deep, he, רשימות"
    })
    void statements(String text, String language, String title) throws IOException {
        conforms(text + "-" + language, pdf(title, language, markdown(text), signatures(3)));
    }

    @ParameterizedTest
    @CsvSource({
        "english, en, Signatories",
        "english, fr-CA, Signataires",
        "english, es, Signatarias",
        "russian, ru, Подписавшие организации",
        "english, sw, Signatories"
    })
    void haveOurWordsInTheLanguageOfTheText(String text, String language, String signatories) throws IOException {
        try (var file = Loader.loadPDF(pdf("1", language, markdown(text), signatures(3)))) {
            assertThat(new PDFTextStripper().getText(file)).contains(signatories);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "english, en, Signatories of version 1",
        "english, fr, Signataires de la version 1",
        "english, es, Signatarias de la versión 1",
        "russian, ru, 'Организации, подписавшие версию 1'",
        "arabic, ar, "
    })
    void correctedStatements(String text, String language, @Nullable String signatories) throws IOException {
        var change = new WordReplacement("النيجر", "Nigeria");
        var correction = new Correction(
                2, "Title", TextHash.of(text), List.of(change), "اسم", new MemberId("m"), DAY.plusSeconds(1));
        var note = new Correction.Note(List.of(correction), 1, TextHash.of("signed"));
        var document = new StatementDocument(
                "Title", language, "Coalition", 2, markdown(text), TextHash.of(text), signatures(3), DAY, note);
        var pdf = documents.render(STATEMENT, document, FileFormat.PDF, address(true));

        conforms("corrected-" + language, pdf);
        try (var file = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(file))
                    .contains(TextHash.of("signed").value(), TextHash.of(text).value())
                    .contains(signatories == null ? "" : signatories);
        }
    }

    @Test
    void haveOurWordsInEnglishWhereThereIsNoFontForThem() throws IOException {
        var words = FontCoverage.missing("签署组织").isEmpty() ? "签署组织" : "Signatories";
        try (var file = Loader.loadPDF(pdf("法院必须决定", "zh", markdown("chinese"), signatures(3)))) {
            assertThat(new PDFTextStripper().getText(file)).contains(words);
        }
    }

    @Test
    void statementOfManySignatories() throws IOException {
        conforms("many", pdf("Courts must decide", "en", "Decide.\n", signatures(LongRun.either(120, 400))));
    }

    @Test
    void statementsThatNoOneWouldWrite() throws IOException {
        var texts = new ExtremeTexts(RandomSeed.of(PdfConformanceTest.class), LongRun.either(40, 400));
        for (int i = 0; i < LongRun.either(4, 120); i++) {
            conforms("extreme", pdf("Extremes", "en", CanonicalText.of(texts.next()), signatures(1)));
        }
    }

    @ParameterizedTest
    @CsvSource({"english, russian, en", "arabic, english, ar", "wide, wide, fr"})
    void reports(String before, String after, String language) throws IOException {
        var direction = Direction.ofLanguage(language);
        var compared = Comparison.between(text(before), text(after));
        var report = new Report(
                "Synopsis of amendments",
                language,
                "en",
                direction,
                "Coalition for النشر",
                "Courts must decide, 26 November 2026",
                DAY,
                List.of(
                        new Heading("Amendment 1, Alpine"),
                        new Line("Reason:", "As the treaty says.\nالعدالة"),
                        new Line("", "Plain words"),
                        new Compared("Current text", "Proposed text", compared),
                        new Heading("Votes"),
                        new Table(
                                List.of(new Column("Vote", 20), new Column("", 30), new Column("Remarks", 50)),
                                List.of(List.of("1", "For", "None"), List.of("2", "", "العدالة\n🕊")))));
        conforms("report-" + language, reports.pdf(report));
    }

    /** Not the forms that join them, but for the one sign of lam and alif. */
    @Test
    void holdsTheLettersOfArabicWords() throws IOException {
        try (var file = Loader.loadPDF(pdf("يجب أن تقرر المحاكم", "ar", markdown("arabic"), signatures(3)))) {
            var letters = new StringBuilder();
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition sign) {
                    letters.append(sign.getUnicode());
                    super.processTextPosition(sign);
                }
            }.getText(file);
            assertThat(letters.toString()).contains("م", "ك", "ح").doesNotContainPattern("[\\uFE80-\\uFEF4]");
        }
    }

    /** By signs that are read and copied, and as tags can say it, not by their look alone. */
    @Test
    void saysWhatWasInsertedAndDeleted() throws IOException {
        var compared = Comparison.between(
                CanonicalText.read("Courts must decide soon.\n"), CanonicalText.read("Courts should decide soon.\n"));
        var report = new Report(
                "Synopsis",
                "en",
                "en",
                Direction.LEFT_TO_RIGHT,
                "Coalition",
                "Of today",
                DAY,
                List.of(new Compared("Current text", "Proposed text", compared)));
        var pdf = reports.pdf(report);
        conforms("changes", pdf);
        try (var file = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            assertThat(stripper.getText(file).replace('\u00a0', ' '))
                    .contains("Courts [\u2212 must] decide soon.")
                    .contains("Courts [+ should] decide soon.");
            assertThat(decorations(file.getDocumentCatalog().getStructureTreeRoot()))
                    .contains("LineThrough", "Underline");
        }
    }

    @Test
    void saysWhichLanguageItsOwnWordsAreIn() throws IOException {
        var report = new Report(
                "Les tribunaux décident",
                "fr",
                "en",
                Direction.LEFT_TO_RIGHT,
                "Coalition",
                "Synopsis of today",
                DAY,
                List.of(
                        new Heading("Amendment 1"),
                        new Line("Reason:", "Comme dit le traité."),
                        new Table(List.of(new Column("Vote", 100)), List.of(List.of("oui")))));
        try (var file = Loader.loadPDF(reports.pdf(report))) {
            assertThat(file.getDocumentCatalog().getLanguage()).isEqualTo("fr");
            assertThat(languages(file.getDocumentCatalog().getStructureTreeRoot()))
                    .filteredOn("en"::equals)
                    .hasSize(4);
        }
    }

    private static Set<String> decorations(PDStructureNode node) {
        var found = new HashSet<String>();
        for (var kid : node.getKids()) {
            if (kid instanceof PDStructureElement tag) {
                for (int i = 0; i < tag.getAttributes().size(); i++) {
                    if (tag.getAttributes().getObject(i) instanceof PDLayoutAttributeObject look) {
                        found.add(look.getTextDecorationType());
                    }
                }
                found.addAll(decorations(tag));
            }
        }
        return found;
    }

    @Test
    void holdsTheTextThatItsHashIsOf() throws IOException {
        var text = markdown("english");
        try (var file = Loader.loadPDF(pdf("Courts must decide", "en", text, signatures(3)))) {
            var attached =
                    file.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
            assertThat(attached).containsOnlyKeys("statement.md");
            var attachment = Objects.requireNonNull(attached.get("statement.md"));
            var content = attachment.getEmbeddedFileUnicode();
            assertThat(content.toByteArray()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
            assertThat(content.getSubtype()).isEqualTo("text/markdown");
            assertThat(attachment.getFileDescription())
                    .endsWith(TextHash.of(text).value());
            assertThat(file.getDocumentCatalog().getMetadata().toByteArray())
                    .asString(StandardCharsets.UTF_8)
                    .contains("<text:sha256>" + TextHash.of(text).value());
        }
    }

    private static @Nullable URI address(boolean published) {
        return published ? URI.create("https://coalition.example/p/12") : null;
    }

    @ParameterizedTest
    @CsvSource({"true, PUBLICATION", "false, VERSION"})
    void saysWhetherItIsOfAPublication(boolean published, String kind) throws IOException {
        var document = new StatementDocument(
                "Title", "en", "Coalition", 2, "Decide.\n", TextHash.of("Decide.\n"), List.of(), DAY, null);
        try (var file = Loader.loadPDF(documents.render(STATEMENT, document, FileFormat.PDF, address(published)))) {
            assertThat(file.getDocumentCatalog().getMetadata().toByteArray())
                    .asString(StandardCharsets.UTF_8)
                    .contains("<text:kind>" + kind + "<");
        }
        var read = (OfficeFileReader.Read)
                OfficeFileReader.read(documents.render(STATEMENT, document, FileFormat.DOCX, address(published)));
        assertThat(read.text()).isEqualTo(CanonicalText.read("Decide.\n"));
        assertThat(read.origin()).isNotNull().extracting(FileOrigin::kind).hasToString(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wide", "deep"})
    void cutsNoWordsOff(String text) throws IOException {
        try (var file = Loader.loadPDF(pdf("Room", "en", markdown(text), signatures(1)))) {
            var ends = new ArrayList<Float>();
            var stripper = new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition glyph) {
                    ends.add(glyph.getEndX());
                    super.processTextPosition(glyph);
                }
            };
            assertThat(stripper.getText(file)).contains(text.equals("wide") ? "h99" : "level 39");
            assertThat(ends).allMatch(end -> end < RIGHT_MARGIN);
        }
    }

    @Test
    void hasABookmarkForEachHeading() throws IOException {
        try (var file = Loader.loadPDF(pdf("Courts must decide", "en", markdown("english"), signatures(3)))) {
            assertThat(bookmarks(file.getDocumentCatalog().getDocumentOutline()))
                    .containsExactly(
                            "Courts must decide", "Courts", "A level that was skipped", "Mixed words", "Signatories");
        }
    }

    @Test
    void saysWhichPartsAreInAnotherLanguage() throws IOException {
        try (var file = Loader.loadPDF(pdf("Courts must decide", "en", markdown("arabic"), signatures(3)))) {
            assertThat(languages(file.getDocumentCatalog().getStructureTreeRoot()))
                    .startsWith("en")
                    .contains("ar");
        }
        try (var file = Loader.loadPDF(pdf("Courts must decide", "fr", "Décidez.\n", List.of()))) {
            assertThat(languages(file.getDocumentCatalog().getStructureTreeRoot()))
                    .doesNotContain("ar");
        }
    }

    private static List<String> languages(PDStructureNode node) {
        var languages = new ArrayList<String>();
        for (var kid : node.getKids()) {
            if (kid instanceof PDStructureElement tag) {
                if (tag.getLanguage() != null) {
                    languages.add(tag.getLanguage());
                }
                languages.addAll(languages(tag));
            }
        }
        return languages;
    }

    private static List<String> bookmarks(PDOutlineNode node) {
        return StreamSupport.stream(node.children().spliterator(), false)
                .flatMap(item -> Stream.concat(Stream.of(item.getTitle()), bookmarks(item).stream()))
                .toList();
    }

    @Test
    void isTheSameFileEachTime() {
        assertThat(pdf("Courts must decide", "en", markdown("english"), signatures(3)))
                .isEqualTo(pdf("Courts must decide", "en", markdown("english"), signatures(3)));
    }

    private static void conforms(String name, byte[] pdf) throws IOException {
        if (System.getProperty("pictures") != null) {
            Files.createDirectories(Path.of("target/pdf"));
            Files.write(Path.of("target/pdf", name + ".pdf"), pdf);
        }
        assertThat(PdfConformance.faults(pdf)).isEmpty();
    }

    private byte[] pdf(String title, String language, String text, List<PublishedSignature> signatures) {
        var document = new StatementDocument(
                title, language, "Coalition for النشر", 2, text, TextHash.of(text), signatures, DAY, null);
        return documents.render(STATEMENT, document, FileFormat.PDF, address(true));
    }

    private static List<PublishedSignature> signatures(int count) {
        var countries = List.of("KE", "CH", "EG", "CN", "BR");
        return IntStream.range(0, count)
                .mapToObj(i -> new PublishedSignature(
                        i % 3 == 2 ? "منظمة " + i : "Organisation " + i,
                        countries.get(i % countries.size()),
                        ConsultativeStatus.NONE,
                        i % 4 == 1 ? "Except article 4, <b> \"if\" 🕊." : null,
                        DAY,
                        i % 5 == 2 ? AnswerChannel.PHONE : null))
                .toList();
    }

    private static String markdown(String name) {
        return CanonicalText.of(text(name));
    }

    private static RichText text(String name) {
        try (var file = PdfConformanceTest.class.getResourceAsStream("/print/" + name + ".md")) {
            var markdown = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return ((Markdown.Parsed) Markdown.parse(markdown)).text();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
