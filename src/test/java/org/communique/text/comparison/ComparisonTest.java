package org.communique.text.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.communique.RandomSeed;
import org.communique.text.comparison.Comparison.Change;
import org.communique.text.comparison.Comparison.Fate;
import org.communique.text.comparison.Comparison.Passage;
import org.communique.text.document.RandomTexts;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.Text;
import org.communique.text.format.ComparisonLabels;
import org.communique.text.format.Html;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final ComparisonLabels WORDS =
            new ComparisonLabels("old <1>", "new", number -> "from " + number, number -> "to " + number, "other marks");

    @Test
    void marksTheWordsThatChanged() {
        var comparison = compare(
                "States shall ensure adequate safeguards.", "States shall ensure effective and prompt safeguards.");
        assertThat(html(comparison))
                .isEqualTo(
                        "<p class=\"paragraph changed\" dir=\"ltr\"><span class=\"number\">1</span>States shall ensure"
                                + " <del>adequate</del><ins>effective and prompt</ins> safeguards.</p>\n");
        assertThat(comparison.summary().wordsAdded()).isEqualTo(3);
        assertThat(comparison.summary().wordsRemoved()).isEqualTo(1);
    }

    @Test
    void insertsAndDeletesWholeParagraphs() {
        var comparison = compare(
                "One stays here.\n\nThis one goes away.", "One stays here.\n\nSomething quite different arrives now.");
        assertThat(withoutNumbers(html(comparison)))
                .contains("<p class=\"paragraph\" dir=\"ltr\">One stays here.</p>")
                .contains("<p class=\"paragraph inserted\" dir=\"ltr\"><ins>Something quite different arrives"
                        + " now.</ins></p>")
                .contains("<p class=\"paragraph deleted\" dir=\"ltr\"><del>This one goes away.</del></p>");
    }

    @Test
    void recognisesAMovedParagraph() {
        var comparison = compare(
                "Alpha is first of all.\n\nBeta follows it.\n\nGamma ends.",
                "Beta follows it.\n\nGamma ends.\n\nAlpha is first of all.");
        assertThat(comparison.passages())
                .filteredOn(passage -> passage.fate() != Fate.KEPT)
                .extracting(Passage::fate, Passage::before, Passage::after)
                .containsExactly(tuple(Fate.MOVED_AWAY, 1, 3), tuple(Fate.MOVED_HERE, 1, 3));
        assertThat(html(comparison)).contains("from 1", "to 3");
        assertThat(comparison.summary().wordsAdded()).isZero();
        assertThat(comparison.summary().wordsRemoved()).isZero();
    }

    @Test
    void recognisesAMovedParagraphThatWasEditedOnTheWay() {
        var comparison = compare(
                "Courts must order every interception in writing first.\n\nBeta follows it.\n\nGamma ends.",
                "Beta follows it.\n\nGamma ends.\n\nCourts must order every interception in writing beforehand.");
        assertThat(comparison.summary()).isEqualTo(new Comparison.Summary(1, 1, 0, 0, 0, 1, 1));
        assertThat(html(comparison)).contains("in writing <del>first</del><ins>beforehand</ins>.");
    }

    @Test
    void tellsOtherMarksFromOtherWords() {
        var comparison = compare("States must **never** do so.", "States must never do [so](https://a.org).");
        assertThat(comparison.summary()).isEqualTo(new Comparison.Summary(0, 0, 2, 0, 0, 1, 0));
        assertThat(html(comparison))
                .contains("must <span class=\"restyled\" title=\"other marks\">never</span> do")
                .doesNotContain("<ins>", "<del>");
        assertThat(Html.beside(comparison, WORDS)).contains("<strong>never</strong>", "https://a.org");
    }

    @Test
    void putsTheTextsSideBySide() {
        var html = Html.beside(
                compare("One stays here.\n\nThis one goes away.", "One stays there.\n\nSomething quite new."), WORDS);
        assertThat(withoutNumbers(html))
                .contains("<th scope=\"col\">old &lt;1&gt;</th><th scope=\"col\">new</th>")
                .contains("<td dir=\"ltr\">One stays <del>here</del>.</td>"
                        + "<td dir=\"ltr\">One stays <ins>there</ins>.</td>")
                .contains("<td dir=\"ltr\"></td><td dir=\"ltr\"><ins>Something quite new.</ins></td>");
    }

    @Test
    void seesAChangeInAFootnoteAndInALink() {
        assertThat(html(compare("Text[^1]\n\n[^1]: See article 6.", "Text[^1]\n\n[^1]: See article 24.")))
                .contains("<p class=\"footnote changed\" dir=\"ltr\"><span class=\"marker\">1</span> See article"
                        + " <del>6</del><ins>24</ins>.</p>");
        assertThat(compare("[a](https://a.org)", "[a](https://b.org)").isEmpty())
                .isFalse();
    }

    @Test
    void doesNotCutCharactersApart() {
        var html = html(compare("日本国憲法 é👩‍👩‍👧 می‌خواهم", "日本国民法 è👩‍👩‍👦 می‌خواهند"));
        assertThat(html).contains("<ins>", "<del>").doesNotContain("\uFFFD");
        assertThat(html.replaceAll("<[^>]+>", "")).contains("👩‍👩‍👧", "👩‍👩‍👦");
    }

    @Test
    void holdsBothTextsWhole() {
        long seed = RandomSeed.of(ComparisonTest.class);
        var texts = new RandomTexts(seed);
        for (int i = 0; i < 300; i++) {
            var old = texts.next();
            var now = texts.next();
            var comparison = Comparison.between(old, now);
            assertThat(side(comparison, Change.INSERTED)).isEqualTo(side(Comparison.between(old, old), Change.DELETED));
            assertThat(side(comparison, Change.DELETED)).isEqualTo(side(Comparison.between(now, now), Change.INSERTED));
            assertThat(Comparison.between(old, old).isEmpty()).isTrue();
        }
    }

    @Test
    void comparesALongProgrammeInSeconds() {
        var random = new Random(7);
        var old = new ArrayList<String>();
        while (old.stream().mapToInt(String::length).sum() < 330_000) {
            old.add(sentence(random, 30 + random.nextInt(60)));
        }
        var now = old.stream()
                .map(paragraph -> random.nextInt(3) == 0 ? edited(paragraph, random) : paragraph)
                .collect(Collectors.toList());
        now.subList(40, 60).clear();
        now.add(100, sentence(random, 50));
        long start = System.nanoTime();
        var comparison = compare(String.join("\n\n", old), String.join("\n\n", now));
        long other = System.nanoTime();
        compare(String.join(" ", old), String.join(" ", now));
        compare(String.join("\n\n", old), sentence(new Random(8), 60_000));
        System.out.println("330,000 characters: " + (other - start) / 1_000_000
                + " ms; as one paragraph and against another text: " + (System.nanoTime() - other) / 1_000_000 + " ms");
        assertThat(comparison.summary().wordsRemoved()).isPositive();
        assertThat(System.nanoTime() - start).isLessThan(60_000_000_000L);
    }

    private static String sentence(Random random, int words) {
        return random.ints(words, 0, 5_000)
                        .mapToObj(i -> "w" + Integer.toString(i, 36))
                        .collect(Collectors.joining(" "))
                + ".";
    }

    private static String edited(String paragraph, Random random) {
        var words = new ArrayList<>(List.of(paragraph.split(" ")));
        for (int i = 0; i < 4; i++) {
            words.set(random.nextInt(words.size()), "changed");
        }
        return String.join(" ", words);
    }

    /** The words of one text: all but those that only the other has. */
    private static String side(Comparison comparison, Change without) {
        var moved = without == Change.INSERTED ? Fate.MOVED_HERE : Fate.MOVED_AWAY;
        return comparison.passages().stream()
                .filter(passage -> passage.fate() != moved)
                .flatMap(passage -> passage.runs().stream())
                .filter(run -> run.change() != without)
                .map(run -> letters(run.inline()))
                .collect(Collectors.joining());
    }

    private static String letters(Inline inline) {
        return inline instanceof Text(var text, var _) ? text : inline.toString();
    }

    private static String html(Comparison comparison) {
        return Html.of(comparison, WORDS);
    }

    private static String withoutNumbers(String html) {
        return html.replaceAll("<span class=\"number\">[0-9]+</span>", "");
    }

    private static Comparison compare(String old, String now) {
        return Comparison.between(CanonicalText.read(old), CanonicalText.read(now));
    }
}
