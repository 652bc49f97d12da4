package org.communique.text.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.communique.RandomSeed;
import org.communique.text.comparison.Passages.Passage;
import org.communique.text.comparison.Quotation.Place;
import org.communique.text.document.RandomTexts;
import org.communique.text.format.Html;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

class PassagesTest {

    private static final Html.Margin MARGIN = new Html.Margin("statements/s/review", number -> "Paragraph " + number);

    @Test
    void numbersWhatReadersCiteAndNamesFootnotesAfterTheirNumber() {
        assertThat(passages("""
            ## Title

            One[^1] stays.

            - first
            - second

            | a | b |
            | --- | --- |
            | c | d |

            ---

            Two.

            [^1]: A note.
            """))
                .containsExactly(
                        new Passage("p1", "Title"),
                        new Passage("p2", "One stays."),
                        new Passage("n1", "A note."),
                        new Passage("p3", "first"),
                        new Passage("p4", "second"),
                        new Passage("p5", "a | b"),
                        new Passage("p6", "c | d"),
                        new Passage("p7", "Two."));
    }

    /** What the browser reads out of the page is what the server has on record. */
    @Test
    void areOnThePageLetterByLetter() throws Exception {
        long seed = RandomSeed.of(PassagesTest.class);
        var texts = new RandomTexts(seed);
        for (int i = 0; i < 300; i++) {
            var text = texts.next();
            var page = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader("<x>" + Html.numbered(text, MARGIN) + "</x>")));
            assertThat(onPage(page.getDocumentElement()))
                    .containsExactlyInAnyOrderElementsOf(Passages.of(text).all());
        }
    }

    @Test
    void quoteWholeCharacters() {
        var passage = new Passage("p1", "Ask 👩‍👩‍👧 now");
        assertThat(Quotation.of(passage, 5, 7).exact()).isEqualTo("👩‍👩‍👧");
        assertThat(Quotation.of(passage, 0, 3)).isEqualTo(new Quotation("p1", "Ask", "", " 👩‍👩‍👧 now"));
    }

    @Test
    void findWordsAgainWhereTheirParagraphWentAndWasEdited() {
        var old = "Alpha goes first here.\n\nStates shall ensure adequate safeguards in their law.\n\nOmega ends it.\n";
        var quotation = quote(old, "p2", "adequate safeguards");

        assertThat(find(
                        quotation,
                        old,
                        "Omega ends it.\n\nNew one.\n\nStates shall ensure adequate safeguards always.\n"))
                .containsExactly(new Place("p3", 20, 39));
        assertThat(find(
                        quotation,
                        old,
                        "Alpha goes first here.\n\nStates will have adequate safeguards of their law.\n"))
                .containsExactly(new Place("p2", 17, 36));
        assertThat(find(quotation, old, "Alpha goes first here.\n\nStates shall ensure safeguards in their law.\n"))
                .isEmpty();
    }

    @Test
    void doNotTakeACommonWordElsewhereForTheOneThatWasQuoted() {
        var old = "States shall act.\n\nCourts decide on it in writing.\n";
        var quotation = quote(old, "p1", "shall");

        assertThat(find(quotation, old, "Courts shall decide on it in writing.\n"))
                .isEmpty();
        assertThat(find(quotation, old, "Now: States shall act.\n\nCourts shall decide on it in writing.\n"))
                .containsExactly(new Place("p1", 12, 17));
    }

    @Test
    void doNotTakeAWordOfTheParagraphThatNowHasTheNumber() {
        var quotation = quote("Courts shall decide within 48 hours.\n", "p1", "shall");
        var now = "All shall be safe.\n\nA judge shall rule in two days.\n";

        assertThat(find(quotation, now, now)).isEmpty();
    }

    @Test
    void tellWhenWordsAreThereTwice() {
        var old = "Same words here.\n\nOther ones.\n";
        var quotation = quote(old, "p1", "Same words here.");
        assertThat(find(quotation, old, "Same words here.\n\nOther ones.\n\nSame words here.\n"))
                .extracting(Place::address)
                .contains("p1");
    }

    @Test
    void findWordsThatStayedWithoutALookAtTheRestOfTheText() {
        var text = CanonicalText.read("States shall act.\n\n" + "Courts shall decide on it.\n\n".repeat(100));
        var quotation = quote(CanonicalText.of(text), "p1", "shall");

        var search = new QuoteSearch(text);
        assertThat(search.nearest(quotation)).hasValue(new Place("p1", 7, 12));
        assertThat(search.effort()).isLessThan(100);
    }

    @Test
    void namesTwoPlacesAtMostHoweverOftenTheWordsAreThere() {
        var text = "to be or not, ".repeat(1_000);
        var quotation = new Quotation("p1", "or", "not, to be ", " not, to be");

        assertThat(find(quotation, text, text)).hasSize(2);
        assertThat(find(quotation, text, "first\n\n" + text)).first().isEqualTo(new Place("p2", 20, 22));
    }

    @Test
    void changeAsFewWordsAsTheyCan() {
        assertThat(TextReplacement.between("adequate and prompt safeguards", "effective and prompt safeguards"))
                .containsExactly(new TextReplacement(0, 8, "effective"));
        assertThat(TextReplacement.between("shall act", "shall always act"))
                .containsExactly(new TextReplacement(5, 5, " always"));
    }

    @Test
    void changeAllButTheEndsOfATextWithTooManyWordsToCompare() {
        var old = "one two ".repeat(2_000);
        var now = "one three ".repeat(2_000);
        assertThat(TextReplacement.between(old, now))
                .containsExactly(new TextReplacement(4, old.length() - 1, now.substring(4, now.length() - 1)));
    }

    @Test
    void changeFewWordsOfALongTextFarFromEachOther() {
        var old = IntStream.range(0, 30_000).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        var now = old.replace(" w10 ", " first ").replace(" w29000 ", " second ");
        assertThat(TextReplacement.between(old, now))
                .extracting(TextReplacement::words)
                .containsExactly("first", "second");
    }

    private static List<Passage> passages(String markdown) {
        return Passages.of(CanonicalText.read(markdown)).all();
    }

    private static Quotation quote(String markdown, String address, String words) {
        var passage = Passages.of(CanonicalText.read(markdown)).at(address).orElseThrow();
        int from = passage.letters().indexOf(words);
        return Quotation.of(passage, from, from + words.length());
    }

    private static List<Place> find(Quotation quotation, String old, String now) {
        return new QuoteSearch(CanonicalText.read(now))
                .quotedFrom(() -> CanonicalText.read(old))
                .find(quotation);
    }

    private static List<Passage> onPage(Element page) {
        var passages = new ArrayList<Passage>();
        var all = page.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            var element = (Element) all.item(i);
            if (element.getAttribute("class").equals("number")) {
                var block = (Element) element.getParentNode();
                var row = block.getTagName().matches("t[dh]");
                passages.add(new Passage(
                        element.getAttribute("id"), letters(row ? (Element) block.getParentNode() : block)));
            } else if (element.getAttribute("id").matches("note-[0-9]+")) {
                passages.add(new Passage("n" + element.getAttribute("id").substring(5), letters((Element)
                        element.getElementsByTagName("span").item(0))));
            }
        }
        return passages;
    }

    private static String letters(Element block) {
        var letters = new StringBuilder();
        boolean later = false;
        for (var child = block.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE) {
                letters.append(child.getNodeValue());
            } else if (child instanceof Element element
                    && !element.getTagName().equals("sup")
                    && !element.getAttribute("class").equals("number")) {
                boolean cell = element.getTagName().matches("t[dh]");
                letters.append(cell && later ? Passages.CELL : "").append(letters(element));
                later |= cell;
            }
        }
        return letters.toString();
    }
}
