package org.communique.file.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.communique.LongRun;
import org.communique.RandomSeed;
import org.communique.text.unicode.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class FontCoverageTest {

    @Test
    void setsTheScriptsOfItsFaces() {
        assertThat(FontCoverage.missing("Été, Žižek, Ελλάδα, Україна — “№ 5” …\n\tالعدالة שלום\u200F"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fifty\u2011five ‐ – — ― ↔ ⇒ → ● □ ■ ☐ ☑ ✔ ✔\uFE0F ✗ ℃ ㎏ ﬁ ① ⅐ x⁵ ∀ ≤ ★ ☎ 🕊 😀",
                "Hausa ɓ ɗ ƙ, Ewe ɛ ɔ ŋ ƒ, Yoruba ẹ ọ ṣ, Vietnamese ế ữ, Azeri ə, Kazakh әғқңөұүһі, ἀρχῆς, ʃ ʒ, ₵ ₦ ₹",
                "Բոլոր մարդիկ ծնվում են ազատ",
                "ყველა ადამიანი იბადება თავისუფალი",
                "የሰው ልጅ ሁሉ ሲወለድ ነጻ ነው።",
                "ހުރިހާ އިންސާނުން",
                "ⵉⵎⴷⴰⵏⴻⵏ ᏣᎳᎩ ᐃᓄᒃᑎᑐᑦ"
            })
    void setsOtherScriptsAndSigns(String text) throws IOException {
        assertThat(FontCoverage.missing(text)).isEmpty();

        var pdf = PrintedPage.of(page("<h1>" + text + "</h1><p>" + text + "</p>"), "en", Direction.LEFT_TO_RIGHT);
        assertThat(PdfConformance.faults(pdf)).isEmpty();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).doesNotContain("#");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "सभी मनुष्य जन्म से स्वतंत्र हैं। राष्ट्रीय क्षेत्र, र्कि, श्री, क्‍ष",
                "সমস্ত মানুষ স্বাধীনভাবে জন্মগ্রহণ করে; কোর্ট, ক্ষৌ",
                "ਸਾਰਾ ਮਨੁੱਖੀ ਪਰਿਵਾਰ ਆਪਣੀ ਮਹਿਮਾ, ਸ਼ਾਨ",
                "પ્રતિષ્ઠા અને અધિકારોની દૃષ્ટિએ સર્વ માનવો સ્વતંત્ર",
                "ସମସ୍ତ ମନୁଷ୍ୟ ଜନ୍ମକାଳରୁ ସ୍ୱାଧୀନ",
                "மனிதப் பிறிவியினர் சுதந்திரமாகவே பிறக்கின்றனர்; கொள்கை, ஸ்ரீ",
                "మానవులందరూ స్వతంత్రులు ప్రతిష్ఠ",
                "ಎಲ್ಲಾ ಮಾನವರೂ ಸ್ವತಂತ್ರರಾಗಿಯೇ ಜನಿಸಿದ್ದಾರೆ",
                "മനുഷ്യരെല്ലാവരും അന്തസ്സോടും സ്വാതന്ത്ര്യത്തോടുംകൂടി",
                "සියලු මනුෂ්‍යයෝ නිදහස්ව, ශ්‍රී ලංකා",
                "มนุษย์ทั้งหลายเกิดมามีอิสระ ที่นี่ น้ำ ปู่ ฎุ",
                "ມະນຸດທຸກຄົນເກີດມາມີກຽດສັກສີ ນ້ຳ ທີ່ນີ້",
                "មនុស្សទាំងអស់ កើតមកមានសេរីភាព ខ្មែរ ស្ត្រី ក្រុម្រឹ",
                "လူတိုင်းသည် တူညီ လွတ်လပ်သော သင်္ဘော မြန်မာ ကြွေ ဖြစ်သည်။"
            })
    void setsScriptsWhoseLettersChangeNextToOthers(String text) throws IOException {
        assertThat(FontCoverage.missing(text)).isEmpty();

        var pdf = PrintedPage.of(
                page("<h1>" + text + "</h1><p><a href='https://example.org/'>" + text + "</a> <b>" + text + "</b></p>"),
                "en",
                Direction.LEFT_TO_RIGHT);
        assertThat(PdfConformance.claims(pdf)).contains("pdfuaid:part");
        assertThat(PdfConformance.faults(pdf)).isEmpty();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(words(document).replaceAll("\\s", "")).isEqualTo((text + text + text).replace(" ", ""));
            assertThat(document.getDocumentCatalog()
                            .getDocumentOutline()
                            .getFirstChild()
                            .getTitle())
                    .isEqualTo(text);
            assertThat(document.getPage(0).getAnnotations())
                    .allSatisfy(link -> assertThat(link.getContents()).isEqualTo(text));
        }
    }

    @Test
    void setsSignsInAnyOrder() throws IOException {
        var random = new Random(RandomSeed.of(FontCoverageTest.class));
        int[] firsts = {
            0x0900, 0x0980, 0x0A00, 0x0A80, 0x0B00, 0x0B80, 0x0C00, 0x0C80, 0x0D00, 0x0D80, 0x0E00, 0x0E80, 0x1780,
            0x1000
        };
        var text = new StringBuilder();
        for (int i = 0; i < LongRun.either(250, 1_000); i++) {
            int first = firsts[random.nextInt(firsts.length)];
            // PDFBox reads a sign that comes twice as one.
            random.ints(1 + random.nextInt(8), 0, 0x82)
                    .distinct()
                    .map(sign -> sign < 0x80 ? first + sign : 0x200C + sign - 0x80)
                    .filter(sign -> !FontCoverage.shaping(sign).isEmpty() || sign >= 0x200C)
                    .forEach(text::appendCodePoint);
            text.append(' ');
        }
        var pdf = PrintedPage.of(page("<p>" + text + "</p>"), "en", Direction.LEFT_TO_RIGHT);
        assertThat(PdfConformance.faults(pdf)).isEmpty();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(letters(words(document))).isEqualTo(letters(text.toString()));
        }
        assertThat(PrintedPage.of(page("<p>" + text + "</p>"), "en", Direction.LEFT_TO_RIGHT))
                .isEqualTo(pdf);
    }

    /** PDFBox reads signs that stand over each other by where they are. */
    private static String letters(String text) {
        return Pattern.compile("\\p{M}{2,}")
                .matcher(text.replaceAll("[\\s\u200C\u200D]", ""))
                .replaceAll(signs -> signs.group()
                        .codePoints()
                        .sorted()
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()));
    }

    @Test
    void liftsASignOverTheOneBelow() {
        var shaper = Shaper.of(BundledFont.THAI);
        var alone = shaper.place("ท่").glyphs().getLast();
        var above = shaper.place("ที่").glyphs().getLast();
        assertThat(alone.glyph() == above.glyph() && alone.y() == above.y()).isFalse();
    }

    /** Han characters stand for clusters while a page is set, and those of the page itself do not. */
    @Test
    void takesNoClusterForACharacterOfThePage() throws IOException {
        assertThat(FontCoverage.missing("𠀀𠀁 हिन्दी")).containsExactly("𠀀", "𠀁");
        try (var document = Loader.loadPDF(PrintedPage.of(
                page("<p>𠀀𠀁 हिन्दी</p>"), Direction.LEFT_TO_RIGHT, List.of(0x20000, 0x20001), List.of()))) {
            assertThat(words(document).strip()).isEqualTo("## हिन्दी");
        }
    }

    @Test
    void breaksLinesBetweenWordsWithoutSpaces() throws IOException {
        var text = "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ".repeat(8);
        var between = BreakIterator.getLineInstance(ULocale.ROOT);
        between.setText(text);
        try (var document =
                Loader.loadPDF(PrintedPage.of(page("<p>" + text + "</p>"), "th", Direction.LEFT_TO_RIGHT))) {
            var lines = words(document).strip().split("\\s*\n");
            assertThat(lines).hasSizeGreaterThan(3);
            assertThat(String.join("", lines)).isEqualTo(text);
            int end = 0;
            for (var line : lines) {
                end += line.length();
                assertThat(between.isBoundary(end)).as(line).isTrue();
            }
        }
    }

    private static String words(PDDocument document) throws IOException {
        return new PDFTextStripper().getText(document);
    }

    @Test
    void keepsWhatIsCopied() throws IOException {
        var pdf = PrintedPage.of(page("<p>fifty\u2011five ⇒ Հ აბ ㎏ ✔\uFE0F</p>"), "en", Direction.LEFT_TO_RIGHT);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document).strip()).isEqualTo("fifty\u2011five ⇒ Հ აბ kg ✔\uFE0F");
        }
    }

    @Test
    void takesNothingWithAnotherMeaning() {
        assertThat(FontCoverage.equivalent('㎏')).contains("kg");
        assertThat(FontCoverage.equivalent(0xFE01)).contains("");
        assertThat(FontCoverage.equivalent('ℵ')).isEmpty();
        assertThat(FontCoverage.equivalent('㉈')).isEmpty();
        assertThat(FontCoverage.equivalent('a')).isEmpty();
    }

    @Test
    void linesAreNoHigherForSigns() throws IOException {
        var lines = "<p>one ⇒<br/>two</p><p>three ∫ བ ស្ត្រី</p>";
        var plain = "<p>one<br/>two</p><p>three</p>";
        assertThat(heights(lines)).isEqualTo(heights(plain));
    }

    @Test
    void namesEachCharacterThatNoFaceHasOnce() {
        assertThat(FontCoverage.missing("བོད་ བ 𒀀 OK")).containsExactly("བ", "ོ", "ད", "་", "𒀀");
    }

    @Test
    void agreesWithWhatThePdfShows() throws IOException {
        byte[] pdf = PrintedPage.of(page("<p>Lhasa བ end</p>"), "en", Direction.LEFT_TO_RIGHT);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains("Lhasa # end");
        }
    }

    private static List<Integer> heights(String body) throws IOException {
        return VisualLines.of(PrintedPage.of(page(body), "en", Direction.LEFT_TO_RIGHT)).glyphs().stream()
                .map(line -> Math.round(line.getFirst().getY()))
                .toList();
    }

    private static String page(String body) {
        return "<html lang='en'><head><title>t</title><meta name='description' content='t'/>"
                + "<style>body { font-family: 'Source Serif 4' }</style></head><body>" + body + "</body></html>";
    }
}
