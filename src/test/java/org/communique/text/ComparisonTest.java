package org.communique.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.communique.text.Comparison.Change;
import org.communique.text.RichText.Inline;
import org.communique.text.RichText.Text;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void marksTheWordsThatChanged() {
        var comparison = compare(
                "States shall ensure adequate safeguards.", "States shall ensure effective and prompt safeguards.");
        assertThat(Html.of(comparison))
                .isEqualTo("<p class=\"paragraph changed\" dir=\"auto\">States shall ensure"
                        + " <del>adequate</del><ins>effective and prompt</ins> safeguards.</p>\n");
        assertThat(comparison.wordsAdded()).isEqualTo(3);
        assertThat(comparison.wordsRemoved()).isEqualTo(1);
    }

    @Test
    void insertsAndDeletesWholeParagraphs() {
        var comparison = compare(
                "One stays here.\n\nThis one goes away.", "One stays here.\n\nSomething quite different arrives now.");
        assertThat(Html.of(comparison))
                .contains("<p class=\"paragraph\" dir=\"auto\">One stays here.</p>")
                .contains("<p class=\"paragraph inserted\" dir=\"auto\"><ins>Something quite different arrives"
                        + " now.</ins></p>")
                .contains("<p class=\"paragraph deleted\" dir=\"auto\"><del>This one goes away.</del></p>");
    }

    @Test
    void recognisesAMovedParagraph() {
        var comparison = compare(
                "Alpha is first of all.\n\nBeta follows it.\n\nGamma ends.",
                "Beta follows it.\n\nGamma ends.\n\nAlpha is first of all.");
        assertThat(comparison.passages()).filteredOn(Comparison.Passage::moved).hasSize(2);
        assertThat(comparison.wordsAdded()).isZero();
        assertThat(comparison.wordsRemoved()).isZero();
    }

    @Test
    void seesAChangeInAFootnoteAndInALink() {
        assertThat(Html.of(compare("Text[^1]\n\n[^1]: See article 6.", "Text[^1]\n\n[^1]: See article 24.")))
                .contains("<p class=\"footnote changed\" dir=\"auto\"><span class=\"marker\">1</span> See article"
                        + " <del>6</del><ins>24</ins>.</p>");
        assertThat(compare("[a](https://a.org)", "[a](https://b.org)").isEmpty())
                .isFalse();
    }

    @Test
    void doesNotCutCharactersApart() {
        var html = Html.of(compare("日本国憲法 é👩‍👩‍👧 می‌خواهم", "日本国民法 è👩‍👩‍👦 می‌خواهند"));
        assertThat(html).contains("<ins>", "<del>").doesNotContain("\uFFFD");
        assertThat(html.replaceAll("<[^>]+>", "")).contains("👩‍👩‍👧", "👩‍👩‍👦");
    }

    @Test
    void holdsBothTextsWhole() {
        long seed = Long.getLong("communique.seed", new Random().nextLong());
        System.out.println("seed " + seed);
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
        assertThat(comparison.wordsRemoved()).isPositive();
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
        return comparison.passages().stream()
                .flatMap(passage -> passage.runs().stream())
                .filter(run -> run.change() != without)
                .map(run -> letters(run.inline()))
                .collect(Collectors.joining());
    }

    private static String letters(Inline inline) {
        return inline instanceof Text(var text, var _) ? text : inline.toString();
    }

    private static Comparison compare(String old, String now) {
        return Comparison.between(CanonicalText.read(old), CanonicalText.read(now));
    }
}
