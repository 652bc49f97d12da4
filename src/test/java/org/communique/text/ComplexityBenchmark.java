package org.communique.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communique.GrowthExponent;
import org.communique.text.comparison.Comparison;
import org.communique.text.comparison.Passages;
import org.communique.text.comparison.Quotation;
import org.communique.text.comparison.QuoteSearch;
import org.communique.text.document.Outline;
import org.communique.text.document.RichText;
import org.communique.text.document.Words;
import org.communique.text.format.ComparisonLabels;
import org.communique.text.format.Html;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.markdown.Markdown;
import org.communique.text.markdown.PathologicalMarkdown;

/**
 * That no text takes time in the square of its length: reading Markdown, writing and reading canonical text, pages, quotations and
 * comparisons, each on texts made to be slow. Ends with 1 if one does. An argument picks the cases whose names contain it:
 * {@code ./bench ComplexityBenchmark}
 */
public final class ComplexityBenchmark {

    private ComplexityBenchmark() {}

    private record Versions(RichText old, RichText now) {}

    public static void main(String[] arguments) {
        var growthExponent = new GrowthExponent(arguments);
        PathologicalMarkdown.kinds().forEach((kind, make) -> {
            growthExponent.measure("read: " + kind, size -> read(make.apply(size)));
            growthExponent.measure("write: " + kind, size -> write(make.apply(size)));
        });
        versions()
                .forEach((kind, make) -> growthExponent.measure("compare: " + kind, size -> compare(make.apply(size))));
        quotations()
                .forEach((kind, make) ->
                        growthExponent.measure("quote: " + kind, size -> quote(make.apply(size), kind)));
        System.exit(growthExponent.failures() == 0 ? 0 : 1);
    }

    private static GrowthExponent.Operation read(String markdown) {
        return () -> Markdown.parse(markdown) instanceof Markdown.Parsed;
    }

    private static GrowthExponent.Operation write(String markdown) {
        if (!(Markdown.parse(markdown) instanceof Markdown.Parsed(var text, var _))) {
            return () -> false;
        }
        return () -> {
            var canonical = CanonicalText.of(text);
            Html.of(text);
            Words.count(text);
            Outline.of(text);
            return CanonicalText.of(CanonicalText.read(canonical)).equals(canonical);
        };
    }

    private static GrowthExponent.Operation compare(Versions versions) {
        return () -> {
            var comparison = Comparison.between(versions.old(), versions.now());
            Html.of(comparison, new ComparisonLabels("", "", i -> "", i -> "", ""));
            return true;
        };
    }

    private static Map<String, IntFunction<Versions>> versions() {
        Map<String, IntFunction<Versions>> versions = new LinkedHashMap<>();
        versions.put("paragraphs of one letter, other letters", n -> paragraphs(letters(n / 3, 1), letters(n / 3, 2)));
        versions.put(
                "equal paragraphs, one more",
                n -> paragraphs(Collections.nCopies(n / 8, "a b c"), Collections.nCopies(n / 8 + 1, "a b c")));
        versions.put(
                "equal paragraphs, others",
                n -> paragraphs(Collections.nCopies(n / 8, "a b c"), Collections.nCopies(n / 8, "d e f")));
        versions.put(
                "equal paragraphs, alternating",
                n -> paragraphs(alternating(n / 8, "a b c", "d e f"), alternating(n / 8, "d e f", "a b g")));
        versions.put(
                "paragraphs reversed",
                n -> paragraphs(numbered(n / 16), numbered(n / 16).reversed()));
        versions.put("paragraphs permuted", n -> paragraphs(numbered(n / 16), shuffled(numbered(n / 16))));
        versions.put("long paragraphs permuted", n -> paragraphs(sentences(n / 300), shuffled(sentences(n / 300))));
        versions.put(
                "paragraphs alike",
                n -> paragraphs(
                        numbered(n / 32, i -> "one two three four five " + i),
                        numbered(n / 32, i -> "one two three four six " + i)));
        versions.put("paragraphs with equal hashes", n -> paragraphs(colliding(n / 40, "x"), colliding(n / 40, "y")));
        versions.put(
                "words with equal hashes",
                n -> paragraphs(
                        List.of(String.join(" ", colliding(n / 40, "x"))),
                        List.of(String.join(" ", colliding(n / 40, "y")))));
        versions.put(
                "three words with equal hashes",
                n -> paragraphs(
                        threes(colliding(n / 40, "x")),
                        threes(colliding(n / 40, "x")).reversed()));
        versions.put("one paragraph, other words", n -> paragraphs(List.of(words(n / 5, 1)), List.of(words(n / 5, 2))));
        versions.put(
                "one paragraph, few words", n -> paragraphs(List.of(fewWords(n / 2, 1)), List.of(fewWords(n / 2, 2))));
        versions.put(
                "one paragraph, other sentences",
                n -> paragraphs(List.of(letterSentences(n / 3, 1)), List.of(letterSentences(n / 3, 2))));
        versions.put(
                "paragraphs of 1,000 words",
                n -> paragraphs(
                        IntStream.range(0, n / 4000 + 1)
                                .mapToObj(i -> words(1000, i))
                                .toList(),
                        IntStream.range(0, n / 4000 + 1)
                                .mapToObj(i -> words(1000, -i - 1))
                                .toList()));
        versions.put(
                "paragraphs of 1,000 words, half of them",
                n -> paragraphs(
                        IntStream.range(0, n / 4000 + 1)
                                .mapToObj(i -> words(1000, i) + " " + i)
                                .toList(),
                        IntStream.range(0, n / 4000 + 1)
                                .mapToObj(i -> halfOf(words(1000, i), i) + " " + i)
                                .toList()));
        versions.put("table rows", n -> new Versions(table(n / 20, "b"), table(n / 20, "c")));
        versions.put("footnotes", n -> new Versions(footnotes(n / 24, "b"), footnotes(n / 24, "c")));
        return versions;
    }

    private static GrowthExponent.Operation quote(String letters, String kind) {
        var passage = new Passages.Passage("p1", letters);
        var words = kind.substring(0, kind.indexOf(' ')).replace('_', ' ');
        var text = new RichText(List.of(new RichText.Paragraph(List.of(RichText.Text.plain(letters)))));
        return () -> {
            passage.quote(new Quotation(
                    "p1", words.repeat(words.length() > 1 ? 1 : Math.min(4_000, letters.length() / 4))));
            passage.quote(new Quotation("p1", words, "a", "a"));
            new QuoteSearch(text).find(new Quotation("p1", words, "a a", "a a"));
            return true;
        };
    }

    private static Map<String, IntFunction<String>> quotations() {
        Map<String, IntFunction<String>> kinds = new LinkedHashMap<>();
        kinds.put("a_a_a_a in letters and spaces", n -> "a ".repeat(n / 2));
        kinds.put("a in one long word", n -> "a".repeat(n));
        kinds.put("a in combining characters", n -> "a\u0301".repeat(n / 2));
        kinds.put("👩 in joined emoji", n -> "👩\u200D".repeat(n / 3));
        kinds.put("🇪 in flags", n -> "🇪🇪".repeat(n / 4));
        kinds.put("ab in what is nearly it", n -> "aab".repeat(n / 3));
        kinds.put("क in syllables", n -> "क्".repeat(n / 2));
        return kinds;
    }

    private static Versions paragraphs(List<String> old, List<String> now) {
        return new Versions(text(old), text(now));
    }

    private static RichText text(List<String> paragraphs) {
        return new RichText(paragraphs.stream()
                .<RichText.Block>map(line -> new RichText.Paragraph(List.of(RichText.Text.plain(line))))
                .toList());
    }

    private static RichText table(int rows, String cell) {
        return CanonicalText.read("| a | b |\n|---|---|\n"
                + IntStream.range(0, rows)
                        .mapToObj(i -> "| " + i + " | " + cell + " |\n")
                        .collect(Collectors.joining()));
    }

    private static RichText footnotes(int count, String note) {
        return CanonicalText.read(
                IntStream.range(0, count).mapToObj(i -> "[^" + i + "] ").collect(Collectors.joining())
                        + "\n\n"
                        + IntStream.range(0, count)
                                .mapToObj(i -> "[^" + i + "]: " + note + i + "\n\n")
                                .collect(Collectors.joining()));
    }

    private static List<String> letters(int count, int seed) {
        return new Random(seed)
                .ints(count, 'a', 'z')
                .mapToObj(Character::toString)
                .toList();
    }

    private static List<String> alternating(int count, String one, String other) {
        return IntStream.range(0, count).mapToObj(i -> i % 2 == 0 ? one : other).toList();
    }

    private static List<String> numbered(int count) {
        return numbered(count, i -> "paragraph " + i);
    }

    private static List<String> numbered(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).toList();
    }

    private static List<String> sentences(int count) {
        return IntStream.range(0, count).mapToObj(i -> words(60, i)).toList();
    }

    private static List<String> shuffled(List<String> lines) {
        var shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, new Random(1));
        return shuffled;
    }

    /** Strings of 34 letters that {@link String#hashCode} does not tell apart. */
    private static List<String> colliding(int count, String start) {
        return IntStream.range(0, count)
                .mapToObj(i -> start
                        + IntStream.range(0, 17)
                                .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                                .collect(Collectors.joining()))
                .toList();
    }

    private static List<String> threes(List<String> words) {
        return IntStream.range(0, words.size() / 3)
                .mapToObj(i -> String.join(" ", words.subList(3 * i, 3 * i + 3)))
                .toList();
    }

    private static String words(int count, int seed) {
        return new Random(seed)
                .ints(count, 0, 5_000)
                .mapToObj(i -> "w" + Integer.toString(i, 36))
                .collect(Collectors.joining(" "));
    }

    private static String halfOf(String words, int seed) {
        var random = new Random(seed);
        return List.of(words.split(" ")).stream()
                .map(word -> random.nextBoolean() ? word : "x" + random.nextInt(5_000))
                .collect(Collectors.joining(" "));
    }

    private static String fewWords(int count, int seed) {
        return new Random(seed)
                .ints(count, 'a', 'd')
                .mapToObj(Character::toString)
                .collect(Collectors.joining(" "));
    }

    private static String letterSentences(int count, int seed) {
        return new Random(seed)
                .ints(count, 'a', 'z')
                .mapToObj(c -> (char) c + ".")
                .collect(Collectors.joining(" "));
    }
}
