package org.communique.file.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.communique.LongRun;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.markdown.ImportLoss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What files of other programs have, and readers like to lose. */
class UnusualOfficeFileTest {

    private static final String P = "<w:p><w:r><w:t>%s</w:t></w:r></w:p>";
    private static final String NUMBERED = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"%d\"/><w:numId"
            + " w:val=\"%d\"/></w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>";

    @Test
    void readsRowsAndCellsInContentControls() {
        var file = ZipBuilder.docx("""
            <w:tbl><w:tr><w:tc>%s</w:tc><w:sdt><w:sdtContent><w:tc>%s</w:tc></w:sdtContent></w:sdt><w:tc>%s</w:tc></w:tr>
            <w:sdt><w:sdtContent><w:tr><w:tc>%s</w:tc><w:customXml><w:tc>%s</w:tc></w:customXml><w:tc>%s</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>
            """.formatted(p("a1"), p("b1"), p("c1"), p("a2"), p("b2"), p("c2")));
        assertThat(canonical(file)).contains("| a1 | b1 | c1 |").contains("| a2 | b2 | c2 |");
        assertThat(kinds(file)).isEmpty();
    }

    @Test
    void readsATextThatIsInContentControlsOnly() {
        var file = ZipBuilder.docx("<w:sdt><w:sdtContent><w:p><w:sdt><w:sdtContent><w:r><w:t>all of"
                + " it</w:t></w:r></w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>");
        assertThat(canonical(file)).isEqualTo("all of it\n");
    }

    @Test
    void keepsCellsInTheirColumns() {
        var file = ZipBuilder.docx(
                "<w:tbl><w:tr><w:tc>%s</w:tc><w:tc>%s</w:tc></w:tr><w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr><w:tc>%s</w:tc></w:tr></w:tbl>"
                        .formatted(p("a"), p("b"), p("c")));
        assertThat(canonical(file)).contains("|  | c |");
    }

    @Test
    void readsWordsBelowTheirReading() {
        var file = ZipBuilder.docx(
                "<w:p><w:r><w:ruby><w:rt><w:r><w:t>kan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>");
        assertThat(canonical(file)).isEqualTo("漢(kan)\n");
        assertThat(kinds(file)).containsExactly(ImportLoss.Kind.OBJECT);
    }

    @Test
    void readsAlternativesWhereverTheyStand() {
        var file = ZipBuilder.docx("""
            <mc:AlternateContent xmlns:mc="mc"><mc:Choice Requires="wps">%s</mc:Choice><mc:Fallback>%s</mc:Fallback></mc:AlternateContent>
            <w:p><mc:AlternateContent xmlns:mc="mc"><mc:Choice Requires="wps"/><mc:Fallback><w:r><w:t>older</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>
            """.formatted(p("block"), p("block")));
        assertThat(canonical(file)).isEqualTo("block\n\nolder\n");
        assertThat(kinds(file)).isEmpty();
    }

    /** Word would not show it, and it says something else. */
    @Test
    void readsTheAlternativeThatWordShows() {
        var file = ZipBuilder.docx(
                "<mc:AlternateContent xmlns:mc=\"mc\"><mc:Choice Requires=\"unheard\">%s</mc:Choice><mc:Fallback>%s</mc:Fallback></mc:AlternateContent>"
                        .formatted(p("We reject it"), p("We accept it")));
        assertThat(canonical(file)).isEqualTo("We accept it\n");
        assertThat(losses(file)).containsExactly(new ImportLoss(ImportLoss.Kind.UNREAD_TEXT, 1, "We it reject"));
    }

    @Test
    void noticesShortWordsThatAreParts() {
        var file = ZipBuilder.docx(p("another note") + "<w:unheardOf>" + p("not") + "</w:unheardOf>");
        assertThat(losses(file)).extracting(ImportLoss::excerpt).containsExactly("not");
    }

    @Test
    void hasNoDoubtsWhereAChangeCutsWords() {
        var cut = "<w:p><w:r><w:t>第二十</w:t></w:r><w:del><w:r><w:delText>四周</w:delText></w:r></w:del><w:r><w:t>条"
                + " two</w:t></w:r>"
                + "<w:del><w:r><w:delText>weeks</w:delText></w:r></w:del><w:ins><w:r><w:t>48</w:t></w:r></w:ins></w:p>";
        assertThat(kinds(ZipBuilder.docx(cut))).containsOnly(ImportLoss.Kind.TRACKED_CHANGE);
    }

    /** Some change several letters of a word. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "organi[-s][+z]ation[-al]",
                "[-o][+O]rgani[-s][+z]ation[-al] reports",
                "co[-or]op[-pe]erat[-ion][+ive]"
            })
    void hasNoDoubtsWhereChangesCutAWordInSeveralPlaces(String word) {
        var runs = word.replaceAll(
                        "\\[-(\\w+)]", "</w:t></w:r><w:del><w:r><w:delText>$1</w:delText></w:r></w:del><w:r><w:t>")
                .replaceAll("\\[\\+(\\w+)]", "</w:t></w:r><w:ins><w:r><w:t>$1</w:t></w:r></w:ins><w:r><w:t>");
        var file = ZipBuilder.docx("<w:p><w:r><w:t>" + runs + "</w:t></w:r></w:p>");
        assertThat(kinds(file)).containsOnly(ImportLoss.Kind.TRACKED_CHANGE);
    }

    @Test
    void noticesWordsBesideThoseThatChangesCut() {
        var file = ZipBuilder.docx("<w:p><w:r><w:t>We"
                + " organi</w:t></w:r><w:del><w:r><w:delText>s</w:delText></w:r></w:del><w:ins><w:r><w:t>z</w:t></w:r></w:ins>"
                + "<w:r><w:t>e</w:t></w:r></w:p><w:unheardOf>" + p("secrets") + "</w:unheardOf>");
        assertThat(losses(file)).first().isEqualTo(new ImportLoss(ImportLoss.Kind.UNREAD_TEXT, 1, "secrets"));
    }

    @Test
    void leavesDeletedCellsAndHiddenHeadingsOut() {
        var cells = ZipBuilder.docx(
                "<w:tbl><w:tr><w:tc>%s</w:tc><w:tc><w:tcPr><w:cellDel/></w:tcPr>%s</w:tc></w:tr></w:tbl>"
                        .formatted(p("stays"), p("gone")));
        assertThat(canonical(cells)).contains("stays").doesNotContain("gone");
        var odt = ZipBuilder.odt(
                "<style:style style:name=\"H\" style:family=\"paragraph\"><style:text-properties"
                        + " text:display=\"none\"/></style:style>",
                "<text:h text:style-name=\"H\""
                        + " text:outline-level=\"1\">secret</text:h><text:p>shown<text:note><text:note-body><text:p"
                        + " text:style-name=\"H\">hidden</text:p></text:note-body></text:note></text:p>");
        assertThat(canonical(odt))
                .doesNotContain("secret")
                .doesNotContain("hidden")
                .contains("shown");
        assertThat(kinds(odt)).contains(ImportLoss.Kind.HIDDEN_TEXT);
    }

    @Test
    void showsNumbersInDigitsWhereTheFileDoes() {
        var file = docx(
                "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"upperRoman\"/><w:lvlText"
                        + " w:val=\"Part %1\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:isLgl/><w:numFmt"
                        + " w:val=\"decimal\"/><w:lvlText w:val=\"%1.%2\"/></w:lvl></w:abstractNum><w:num"
                        + " w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>",
                numbered(0, 1, "one") + numbered(0, 1, "two") + numbered(1, 1, "x"));
        assertThat(canonical(file)).isEqualTo("Part I one\n\nPart II two\n\n2.1 x\n");
    }

    @Test
    void readsAllTextBoxesOfAGroup() {
        var box = "<w:txbxContent>" + P + "</w:txbxContent>";
        var file = ZipBuilder.docx("<w:p><w:r><w:t>before </w:t></w:r><w:r><w:drawing>" + box.formatted("one") + "<g>"
                + box.formatted("two") + "</g></w:drawing></w:r></w:p>");
        assertThat(canonical(file)).isEqualTo("before one two\n");
        assertThat(kinds(file)).containsExactly(ImportLoss.Kind.OBJECT, ImportLoss.Kind.OBJECT);
    }

    @Test
    void joinsParagraphsWhoseMarkIsDeleted() {
        var file = ZipBuilder.docx(
                "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">One </w:t></w:r></w:p>"
                        + p("sentence."));
        assertThat(canonical(file)).isEqualTo("One sentence.\n");
        assertThat(kinds(file)).containsExactly(ImportLoss.Kind.TRACKED_CHANGE);
    }

    @Test
    void leavesNotesOutWithWhatRefersToThem() {
        var file = ZipBuilder.file()
                .with(
                        "word/document.xml",
                        "<w:document %s><w:body><w:p><w:r><w:t>text</w:t></w:r><w:del><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:del></w:p></w:body></w:document>"
                                .formatted(ZipBuilder.W))
                .with(
                        "word/footnotes.xml",
                        "<w:footnotes %s><w:footnote w:id=\"1\">%s</w:footnote><w:footnote w:id=\"2\">%s</w:footnote></w:footnotes>"
                                .formatted(ZipBuilder.W, p("of the deleted words"), p("of none")))
                .bytes();
        assertThat(canonical(file)).isEqualTo("text\n");
        assertThat(kinds(file)).containsExactly(ImportLoss.Kind.TRACKED_CHANGE);
    }

    @Test
    void leavesDeletedRowsOut() {
        var file = ZipBuilder.docx(
                "<w:tbl><w:tr><w:tc>%s</w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p></w:tc></w:tr></w:tbl>"
                        .formatted(p("stays")));
        assertThat(canonical(file)).doesNotContain("gone").hasLineCount(3);
        assertThat(kinds(file)).containsExactly(ImportLoss.Kind.TRACKED_CHANGE);
    }

    @Test
    void readsAllBodiesOfAPart() {
        var file = ZipBuilder.file()
                .with(
                        "word/document.xml",
                        "<w:document %s><w:body>%s</w:body><w:body>%s</w:body></w:document>"
                                .formatted(ZipBuilder.W, p("first"), p("second")))
                .bytes();
        assertThat(canonical(file)).isEqualTo("first\n\nsecond\n");
    }

    @Test
    void readsATextAtAnotherPlace() {
        var file = ZipBuilder.file()
                .with(
                        "_rels/.rels",
                        "<Relationships><Relationship Type=\"http://x/officeDocument\""
                                + " Target=\"/doc/document2.xml\"/></Relationships>")
                .with(
                        "doc/document2.xml",
                        "<w:document %s><w:body><w:p><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>%s</w:body></w:document>"
                                .formatted(ZipBuilder.W, p("text")))
                .with(
                        "doc/footnotes2.xml",
                        "<w:footnotes %s><w:footnote w:id=\"1\">%s</w:footnote></w:footnotes>"
                                .formatted(ZipBuilder.W, p("note")))
                .bytes();
        assertThat(canonical(file)).isEqualTo("[^1]\n\ntext\n\n[^1]: note\n");
    }

    @Test
    void tellsOfMarksForTheDirection() {
        assertThat(kinds(ZipBuilder.docx(p("a \u2067b\u2069 c"))))
                .containsExactly(ImportLoss.Kind.INVISIBLE_CHARACTERS);
        assertThat(kinds(ZipBuilder.odt("", "<text:p>a \u200Fb</text:p>")))
                .containsExactly(ImportLoss.Kind.INVISIBLE_CHARACTERS);
    }

    @Test
    void leavesOutWhatAStyleOfTheParagraphHides() {
        var file = ZipBuilder.file()
                .with(
                        "word/document.xml",
                        "<w:document %s><w:body><w:p><w:pPr><w:pStyle w:val=\"H\"/></w:pPr><w:r><w:t>secret</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>shown</w:t></w:r></w:p></w:body></w:document>"
                                .formatted(ZipBuilder.W))
                .with(
                        "word/styles.xml",
                        "<w:styles %s><w:style w:styleId=\"H\"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"
                                .formatted(ZipBuilder.W))
                .bytes();
        assertThat(canonical(file)).isEqualTo("shown\n");
        assertThat(kinds(file)).containsExactly(ImportLoss.Kind.HIDDEN_TEXT);
        var odt = ZipBuilder.odt(
                "", "<text:section text:display=\"none\"><text:p>secret</text:p></text:section><text:p>shown</text:p>");
        assertThat(canonical(odt)).isEqualTo("shown\n");
        assertThat(kinds(odt)).containsExactly(ImportLoss.Kind.HIDDEN_TEXT);
    }

    @Test
    void keepsNumbersThatAStatementsListsDoNotHave() {
        var file = docx(
                """
                <w:abstractNum w:abstractNumId="1">
                <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
                <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
                <w:lvl w:ilvl="2"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%2.%3"/></w:lvl></w:abstractNum>
                <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
                """,
                numbered(0, 1, "one")
                        + numbered(1, 1, "a")
                        + numbered(1, 1, "b")
                        + numbered(2, 1, "deep")
                        + p("between")
                        + numbered(0, 2, "two"));
        assertThat(canonical(file))
                .isEqualTo("1. one\n\n   (a) a\n\n   (b) b\n\n   1.b.III deep\n\nbetween\n\n2. two\n");
        assertThat(losses(file)).extracting(ImportLoss::excerpt).containsExactly("(a)", "(b)", "1.b.III");
    }

    @Test
    void keepsNumbersOfHeadingsAndInCells() {
        var numbering = """
            <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Article %1"/></w:lvl></w:abstractNum>
            <w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
            """;
        var heading = NUMBERED.formatted(0, 1, "Scope").replace("<w:pPr>", "<w:pPr><w:outlineLvl w:val=\"0\"/>");
        var file = docx(
                numbering,
                heading + "<w:tbl><w:tr><w:tc>" + numbered(0, 2, "x") + "</w:tc><w:tc>" + numbered(0, 2, "y")
                        + "</w:tc></w:tr></w:tbl>");
        assertThat(canonical(file))
                .startsWith("# Article I Scope\n")
                .contains("1. x |")
                .contains("2. y |");
        assertThat(kinds(file)).containsOnly(ImportLoss.Kind.NUMBERING);
    }

    @Test
    void readsListsThatBeginLate() {
        var file = docx("""
            <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="10000000"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
            <w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="2000000000"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
            <w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
            """, numbered(0, 1, "late") + p("and") + numbered(0, 2, "later"));
        assertThat(canonical(file)).isEqualTo("10000000. late\n\nand\n\n2000000000\\. later\n");
    }

    @Test
    void keepsNumbersOfOdt() {
        var file = ZipBuilder.odt("""
            <text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/></text:list-style>
            <text:list-style style:name="D"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/></text:list-style>
            """, """
            <text:list text:style-name="L"><text:list-item><text:p>first</text:p></text:list-item></text:list>
            <text:p>between</text:p>
            <text:list text:style-name="L" text:continue-numbering="true"><text:list-item><text:p>second</text:p></text:list-item></text:list>
            <text:list xml:id="x" text:style-name="D"><text:list-item><text:p>one</text:p></text:list-item></text:list>
            <text:p>between</text:p>
            <text:list text:continue-list="x" text:style-name="D"><text:list-item><text:p>two</text:p></text:list-item></text:list>
            """);
        assertThat(canonical(file)).isEqualTo("(a) first\n\nbetween\n\n(b) second\n\n1. one\n\nbetween\n\n2. two\n");
    }

    @Test
    void readsRepeatedRowsManyColumnsHeadingsInNotesAndShapes() {
        var cells = new StringBuilder();
        for (int i = 0; i < 120; i++) {
            cells.append("<table:table-cell><text:p>c").append(i).append("</text:p></table:table-cell>");
        }
        var file = ZipBuilder.odt("", """
            <table:table><table:table-row table:number-rows-repeated="3"><table:table-cell><text:p>again</text:p></table:table-cell></table:table-row></table:table>
            <table:table><table:table-row>%s</table:table-row></table:table>
            <text:p>Text<text:note><text:note-body><text:h text:outline-level="1">In note</text:h><text:p>more</text:p></text:note-body></text:note></text:p>
            <draw:g xmlns:draw="d"><draw:ellipse><text:p>round</text:p></draw:ellipse></draw:g>
            """.formatted(cells));
        assertThat(canonical(file))
                .contains("| again |\n| again |\n")
                .contains("c119")
                .contains("[^1]: In note more")
                .contains("round");
        assertThat(kinds(file)).doesNotContain(ImportLoss.Kind.UNREAD_TEXT);
    }

    @Test
    void saysThatAnIndexWasLeftOut() {
        var file = ZipBuilder.odt(
                "",
                "<text:table-of-content><text:index-body><text:p>Scope"
                        + " 3</text:p></text:index-body></text:table-of-content><text:p>Text</text:p>");
        assertThat(kinds(file)).containsExactly(ImportLoss.Kind.INDEX);
    }

    @Test
    void saysHowManyLossesAreNotListed() {
        var file = ZipBuilder.docx(
                "<w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>".repeat(1_200) + p("text"));
        assertThat(losses(file)).hasSize(1_001);
        assertThat(losses(file).getLast().kind()).isEqualTo(ImportLoss.Kind.MORE);
        assertThat(losses(file).getLast().excerpt()).isEqualTo("200");
    }

    @Test
    void listsWordsThatNoReaderLookedFor() {
        var file = ZipBuilder.docx(p("read") + "<w:unheardOf>" + p("overlooked") + "</w:unheardOf>");
        assertThat(losses(file)).containsExactly(new ImportLoss(ImportLoss.Kind.UNREAD_TEXT, 1, "overlooked"));
    }

    @Test
    void refusesAFileWithAPassword() {
        var file = ZipBuilder.file()
                .with("META-INF/manifest.xml", "<manifest><file-entry><encryption-data/></file-entry></manifest>")
                .with("content.xml", "\u0001")
                .bytes();
        assertThat(OfficeFileReader.read(file)).isEqualTo(new OfficeFileReader.Encrypted());
    }

    /** Random nestings of elements that readers know and that they do not; each word is in the text or listed. */
    @Test
    void neverLosesAWordWithoutAWord() {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        for (int round = 0; round < LongRun.either(100, 3_000); round++) {
            var made = new RandomOfficeXml(random);
            holdsEachWord(ZipBuilder.docx(made.docx()), made.words(), "seed %d, round %d, docx".formatted(seed, round));
            holdsEachWord(
                    ZipBuilder.odt("", made.odt()), made.words(), "seed %d, round %d, odt".formatted(seed, round));
        }
    }

    private static void holdsEachWord(byte[] file, List<String> words, String which) {
        var read = (OfficeFileReader.Read) OfficeFileReader.read(file);
        var known = new StringBuilder(CanonicalText.of(read.text()));
        read.losses().forEach(loss -> known.append(loss.excerpt()).append(' '));
        // An excerpt is cut; its rest was left out with it.
        boolean cut = read.losses().stream()
                .anyMatch(loss -> loss.excerpt().endsWith("…")
                        || loss.kind() == ImportLoss.Kind.HIDDEN_TEXT
                        || loss.kind() == ImportLoss.Kind.MORE);
        assertThat(words).as(which).allMatch(word -> cut || known.indexOf(word) >= 0);
    }

    private static String p(String text) {
        return P.formatted(text);
    }

    private static String numbered(int level, int list, String text) {
        return NUMBERED.formatted(level, list, text);
    }

    private static byte[] docx(String numbering, String body) {
        return ZipBuilder.file()
                .with(
                        "word/document.xml",
                        "<w:document %s><w:body>%s</w:body></w:document>".formatted(ZipBuilder.W, body))
                .with("word/numbering.xml", "<w:numbering %s>%s</w:numbering>".formatted(ZipBuilder.W, numbering))
                .bytes();
    }

    private static String canonical(byte[] file) {
        return CanonicalText.of(((OfficeFileReader.Read) OfficeFileReader.read(file)).text());
    }

    private static List<ImportLoss> losses(byte[] file) {
        return ((OfficeFileReader.Read) OfficeFileReader.read(file)).losses();
    }

    private static List<ImportLoss.Kind> kinds(byte[] file) {
        return losses(file).stream().map(ImportLoss::kind).toList();
    }
}
