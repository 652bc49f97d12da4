package org.communique.file.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.communique.file.office.OfficeFileReader.NotSeparable;
import org.communique.file.office.OfficeFileReader.Outcome;
import org.communique.file.office.OfficeFileReader.Read;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.markdown.ImportLoss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files in which the changes of one author are not told apart from those of another are not read by author; and no word of others is lost. */
@Timeout(120)
class AmbiguousChangesTest {

    private static final String BY = " w:id=\"1\" w:author=\"Mallory\"";
    private static final String ALICE = "<w:ins w:id=\"9\" w:author=\"Alice\"><w:r><w:t> now</w:t></w:r></w:ins>";
    private static final String LINK = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
            + "<w:r><w:instrText>HYPERLINK \"https://evil.example\"</w:instrText></w:r>"
            + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
    private static final String END = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

    private static String run(String words) {
        return "<w:r><w:t xml:space=\"preserve\">" + words + "</w:t></w:r>";
    }

    private static String by(String kind, String content) {
        return "<w:" + kind + BY + ">" + content + "</w:" + kind + ">";
    }

    private static byte[] docx(String content) {
        return ZipBuilder.docx("<w:p>" + content + ALICE + "</w:p>");
    }

    private static Outcome ofAlice(byte[] file) {
        return OfficeFileReader.read(file, Set.of("Alice"));
    }

    private static Read original(byte[] file) {
        var read = (Read) OfficeFileReader.read(file);
        return Objects.requireNonNull(read.original());
    }

    private static String text(Read read) {
        return CanonicalText.of(read.text());
    }

    private static Read rejected(String regions, String body) {
        return original(odt(regions, body));
    }

    @Test
    void equationsAreReadWithTheirChangesButNotByAuthor() {
        var equation = "<m:oMath xmlns:m=\"urn:m\"><m:r><m:t>a</m:t></m:r>" + by("ins", "<m:r><m:t>b</m:t></m:r>")
                + "</m:oMath>";
        var file = docx(run("We ") + equation);

        assertThat(ofAlice(file)).isEqualTo(new NotSeparable());
        assertThat(text((Read) OfficeFileReader.read(file))).isEqualTo("We ab now\n");
        assertThat(text(original(file))).isEqualTo("We a\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HYPERLINK \"https://evil.example\"", "TOC \\o"})
    void fieldsOfRejectedChangesNeitherLinkNorLeaveOut(String instruction) {
        var begin = by("ins", LINK.replace("HYPERLINK \"https://evil.example\"", instruction));
        var file = docx(run("We ") + begin + run("do not ") + by("ins", END) + run("urge"));

        assertThat(ofAlice(file)).isEqualTo(new NotSeparable());
        assertThat(text(original(file))).isEqualTo("We do not urge\n");
    }

    @Test
    void aFieldOfARejectedChangeHidesNothing() {
        var begin = by("ins", "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>");
        var file = docx(run("We ") + begin + run("do not ") + by("ins", END) + run("urge"));

        assertThat(ofAlice(file)).isEqualTo(new NotSeparable());
        assertThat(text(original(file))).isEqualTo("We do not urge\n");
    }

    @Test
    void fieldsOfARejectedRowDoNotAct() {
        var row = "<w:tr>%s<w:tc><w:p>%s</w:p></w:tc></w:tr>";
        var file = ZipBuilder.docx("<w:tbl>" + row.formatted("", run("a"))
                + row.formatted("<w:trPr><w:ins" + BY + "/></w:trPr>", LINK)
                + row.formatted("", run("b") + END) + "</w:tbl>");

        assertThat(text(original(file))).isEqualTo("|  |\n| --- |\n| a |\n| b |\n");
    }

    @Test
    void propertiesAndNumbersOfOthersAreToldAndNotTaken() {
        var hidden = "<w:r><w:rPr><w:vanish/><w:rPrChange" + BY + "><w:rPr/></w:rPrChange></w:rPr>"
                + "<w:t xml:space=\"preserve\">do not </w:t></w:r>";
        var numbered = "<w:pPr><w:numPr><w:numId w:val=\"1\"/><w:ins" + BY + "/></w:numPr></w:pPr>";

        assertThat(ofAlice(docx(run("We ") + hidden + run("urge")))).isEqualTo(new NotSeparable());
        assertThat(ofAlice(docx(numbered + run("We urge")))).isEqualTo(new NotSeparable());
        var read = (Read) OfficeFileReader.read(docx(run("We ") + hidden + run("urge")));
        assertThat(read.authors()).extracting("name").containsExactly("Mallory", "Alice");
        assertThat(OfficeFileReader.read(docx(run("We ") + hidden), Set.of("Alice", "Mallory")))
                .isInstanceOf(Read.class);
    }

    @Test
    void movesWhoseEndsHaveOneAuthorAreDecidedAndOthersNot() {
        var from = "<w:moveFromRangeStart w:id=\"1\" w:name=\"m\" w:author=\"%1$s\"/><w:moveFrom w:id=\"2\""
                + " w:author=\"%1$s\">"
                + run("All ") + "</w:moveFrom><w:moveFromRangeEnd w:id=\"1\"/>";
        var to =
                "<w:moveToRangeStart w:id=\"3\" w:name=\"m\" w:author=\"%1$s\"/><w:moveTo w:id=\"4\" w:author=\"%1$s\">"
                        + run(" all") + "</w:moveTo><w:moveToRangeEnd w:id=\"3\"/>";

        assertThat(ofAlice(docx(from.formatted("Alice") + run("urge") + to.formatted("Mallory"))))
                .isEqualTo(new NotSeparable());
        assertThat(text((Read) ofAlice(docx(from.formatted("Mallory") + run("urge") + to.formatted("Mallory")))))
                .isEqualTo("All urge now\n");
    }

    @Test
    void namesThatAreOneOnlyAsTheyAreCutAreNotChosenFrom() {
        var longName = "Alice" + "\u200B".repeat(500);
        var same = "<w:ins w:author=\"" + longName + "\">" + run("x") + "</w:ins>";
        var cut = "<w:ins w:author=\"" + "A".repeat(200) + "%s\">" + run("x") + "</w:ins>";

        assertThat(text((Read) ofAlice(docx(same)))).isEqualTo("x now\n");
        assertThat(((Read) OfficeFileReader.read(
                                docx("<w:ins w:author=\"" + "\u200B".repeat(500) + "Bob\">" + run("x") + "</w:ins>")))
                        .authors())
                .extracting("name")
                .containsExactly("Bob", "Alice");
        assertThat(ofAlice(docx(cut.formatted("b") + cut.formatted("c")))).isEqualTo(new NotSeparable());
    }

    private static String info(String kind, String author, String content) {
        return "<text:" + kind + "><office:change-info><dc:creator>" + author + "</dc:creator></office:change-info>"
                + content + "</text:" + kind + ">";
    }

    private static String region(String id, String changes) {
        return "<text:changed-region text:id=\"" + id + "\">" + changes + "</text:changed-region>";
    }

    private static String inserted(String id) {
        return region(id, info("insertion", "Mallory", ""));
    }

    private static String deleted(String id, String content) {
        return region(id, info("deletion", "Mallory", "<text:p>" + content + "</text:p>"));
    }

    private static String mark(String id) {
        return "<text:change text:change-id=\"" + id + "\"/>";
    }

    private static String start(String id) {
        return "<text:change-start text:change-id=\"" + id + "\"/>";
    }

    private static String end(String id) {
        return "<text:change-end text:change-id=\"" + id + "\"/>";
    }

    private static byte[] odt(String regions, String body) {
        return ZipBuilder.odt(
                "", "<text:tracked-changes>" + regions + "</text:tracked-changes><text:p>" + body + "</text:p>");
    }

    private static Outcome ofAlice(String regions, String body) {
        return ofAlice(
                odt(regions + region("z", info("insertion", "Alice", "")), body + start("z") + " now" + end("z")));
    }

    @Test
    void anInsertionInADeletionIsNotDecidedAndGoesIfAllAreRejected() {
        var regions = inserted("b") + deleted("a", "do " + start("b") + "not " + end("b"));
        var body = "We " + mark("a") + "urge";

        assertThat(ofAlice(regions, body)).isEqualTo(new NotSeparable());
        assertThat(text(rejected(regions, body))).isEqualTo("We do urge\n");
    }

    @Test
    void anInsertionHasToEndWhereItBegins() {
        assertThat(ofAlice(inserted("a"), "We " + start("a") + "do not urge")).isEqualTo(new NotSeparable());
        assertThat(ofAlice(
                        inserted("a") + deleted("b", "x" + end("a")),
                        "We " + start("a") + "do not " + mark("b") + "urge"))
                .isEqualTo(new NotSeparable());
        assertThat(ofAlice("", "We " + start("a") + "do not " + end("a") + "urge"))
                .isEqualTo(new NotSeparable());
    }

    @Test
    void wordsThatNoDeletionBringsBackAreListed() {
        var nested = IntStream.range(0, 12)
                .mapToObj(id -> deleted("c" + id, "x" + id + mark("c" + (id + 1))))
                .reduce("", String::concat);
        assertThat(ofAlice(nested, "We " + mark("c0"))).isEqualTo(new NotSeparable());
        assertThat(unread(rejected(nested, "We " + mark("c0")))).contains("x8");

        var twice = deleted("a", "do ") + deleted("a", "not ");
        assertThat(ofAlice(twice, "We " + mark("a") + "urge")).isEqualTo(new NotSeparable());
        assertThat(unread(rejected(twice, "We " + mark("a") + "urge"))).contains("not");

        assertThat(ofAlice(deleted("a", "not "), "We urge")).isEqualTo(new NotSeparable());
        assertThat(unread(rejected(deleted("a", "not "), "We urge"))).contains("not");

        var elsewhere = ZipBuilder.odt(
                "",
                "<text:p>We</text:p><text:section><text:tracked-changes>" + deleted("a", "not ")
                        + "</text:tracked-changes><text:p>" + mark("a") + "urge</text:p></text:section>");
        assertThat(ofAlice(elsewhere)).isEqualTo(new NotSeparable());
        assertThat(unread(original(elsewhere))).contains("not");
    }

    private static String unread(Read read) {
        return read.losses().stream()
                .filter(loss -> loss.kind() == ImportLoss.Kind.UNREAD_TEXT)
                .map(ImportLoss::excerpt)
                .reduce("", (all, next) -> all + " " + next);
    }

    @Test
    void whatRejectionLeavesOutIsListedAndNotMissed() {
        var body = "We " + mark("a") + start("b") + "new words<text:s/>come" + end("b")
                + "<office:annotation><text:p>Why?</text:p></office:annotation>urge";
        var regions = deleted("a", "do not ") + inserted("b");
        var read = (Read) ofAlice(regions, body);

        assertThat(text(read)).isEqualTo("We do not urge now\n");
        assertThat(unread(read)).isEmpty();
        assertThat(read.losses()).extracting(ImportLoss::excerpt).contains("new words come", "Why?");
        assertThat(unread(rejected(regions, body))).isEmpty();
    }

    @Test
    void regionsHaveOneIdAndOneChangeOfAKind() {
        var both = region("a", info("insertion", "Alice", "") + info("insertion", "Mallory", ""));
        var body = "We " + start("a") + "do not " + end("a") + "urge";

        assertThat(ofAlice(both, body)).isEqualTo(new NotSeparable());
        assertThat(ofAlice(inserted("a") + region("a", info("insertion", "Alice", "")), body))
                .isEqualTo(new NotSeparable());
    }

    @Test
    void aDeletionInTheInsertionOfAnotherIsNotDecided() {
        var regions = inserted("a") + region("b", info("deletion", "Alice", "<text:p>not </text:p>"));

        assertThat(ofAlice(regions, "We " + start("a") + "do " + mark("b") + end("a") + "urge"))
                .isEqualTo(new NotSeparable());
    }
}
