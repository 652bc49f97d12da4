package org.communique.file.office;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.IntStream;
import org.communique.file.office.OfficeFileReader.Outcome;
import org.communique.file.office.OfficeFileReader.Read;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.TextLimits;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** OpenDocument texts whose tracked changes are made to cost much, or make no sense. */
@Timeout(120)
class HostileChangesTest {

    private static String region(String id, String deleted) {
        return "<text:changed-region text:id=\"" + id + "\"><text:deletion>" + deleted
                + "</text:deletion></text:changed-region>";
    }

    private static String mark(String kind, String id) {
        return "<text:" + kind + " text:change-id=\"" + id + "\"/>";
    }

    private static Outcome read(String regions, String body) {
        return OfficeFileReader.read(
                ZipBuilder.odt("", "<text:tracked-changes>" + regions + "</text:tracked-changes>" + body));
    }

    private static String original(Outcome outcome) {
        var read = (Read) outcome;
        return CanonicalText.of(
                Objects.requireNonNullElse(read.original(), read).text());
    }

    @Test
    void aHundredThousandRegionsInOneParagraphAreReadOrRefused() {
        var regions = IntStream.range(0, 100_000)
                .mapToObj(id -> region("c" + id, "<text:p/><text:p/>"))
                .collect(joining());
        var marks = IntStream.range(0, 100_000)
                .mapToObj(id -> mark("change", "c" + id))
                .collect(joining());

        assertThat(read(regions, "<text:p>We " + marks + "urge.</text:p>")).isNotNull();
        assertThat(read(
                        regions,
                        "<text:p>" + "<text:span>".repeat(150) + marks + "urge." + "</text:span>".repeat(150)
                                + "</text:p>"))
                .isNotNull();
    }

    @Test
    void aRegionComesBackOnceAndOneThatIsNotThereDoesNot() {
        var body = "<text:p>We " + mark("change", "a") + mark("change", "a") + mark("change", "b") + "urge.</text:p>";

        assertThat(original(read(region("a", "<text:p>do not </text:p>"), body)))
                .isEqualTo("We do not urge.\n");
    }

    @Test
    void regionsInRegionsEnd() {
        var nested = IntStream.range(0, 10_000)
                .mapToObj(id -> region("c" + id, "<text:p>x" + mark("change", "c" + (id + 1) % 10_000) + "</text:p>"))
                .collect(joining());

        assertThat(original(read(nested, "<text:p>We " + mark("change", "c0") + "urge.</text:p>")))
                .startsWith("We x")
                .endsWith("urge.\n");
    }

    @Test
    void anInsertionThatDoesNotEndTakesNothingAway() {
        var inserted = "<text:changed-region text:id=\"a\"><text:insertion/></text:changed-region>";

        assertThat(original(read(
                        inserted,
                        "<text:p>We " + mark("change-end", "a") + mark("change-start", "a")
                                + "urge.</text:p><text:p>All.</text:p>")))
                .isEqualTo("We urge.\n\nAll.\n");
    }

    @Test
    void anInsertionThatEndsInANoteOfItsOwnTakesNothingElseAway() {
        var inserted = "<text:changed-region text:id=\"a\"><text:insertion/></text:changed-region>";

        assertThat(original(read(
                        inserted,
                        "<text:p>We " + mark("change-start", "a")
                                + "all<text:note><text:note-body><text:p>x" + mark("change-end", "a")
                                + "</text:p></text:note-body></text:note>urge.</text:p><text:p>All.</text:p>")))
                .isEqualTo("We urge.\n\nAll.\n");
        assertThat(original(read(
                        inserted,
                        "<text:p>We " + mark("change-start", "a") + "all<office:annotation><text:p>x"
                                + mark("change-end", "a") + "</text:p></office:annotation>urge.</text:p>")))
                .isEqualTo("We urge.\n");
    }

    @Test
    void aTextThatCannotBeReadAsItWasIsStillReadAsItIs() {
        var read = (Read) read(
                region("a", "<text:p>x</text:p>".repeat(TextLimits.ELEMENTS + 1)),
                "<text:p>We " + mark("change", "a") + "urge.</text:p>");

        assertThat(CanonicalText.of(read.text())).isEqualTo("We urge.\n");
        assertThat(read.original()).isNull();
        assertThat(read.losses()).extracting(loss -> loss.kind().name()).startsWith("UNREAD_ORIGINAL");
    }

    @Test
    void aListOfManyItemsComesBackOnceItWasDeleted() {
        var items = "<text:list-item><text:p>x</text:p></text:list-item>".repeat(20_000);

        assertThat(original(read(
                        region("a", "<text:list>" + items + "</text:list><text:p/>"),
                        "<text:p>We urge.</text:p><text:p>" + mark("change", "a") + "All.</text:p>")))
                .startsWith("We urge.\n\n- x\n- x\n")
                .endsWith("- x\n\nAll.\n");
    }

    @Test
    void listsAroundAParagraphStayApartUnlessItsEndWentToo() {
        assertThat(lists("<text:p>All.</text:p>")).isEqualTo(2);
        assertThat(lists("<text:p>All.</text:p><text:p/>")).isEqualTo(1);
    }

    private static long lists(String deleted) {
        var list = "<text:list><text:list-item><text:p>We</text:p></text:list-item></text:list>";
        var read = (Read) read(region("a", deleted), list + "<text:p>" + mark("change", "a") + "</text:p>" + list);
        return read.text().blocks().stream()
                .filter(BulletList.class::isInstance)
                .count();
    }
}
