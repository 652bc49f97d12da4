package org.communique.treaty.citation.recognition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.communique.treaty.citation.Citation;
import org.communique.treaty.instrument.ArticleNumber;

/**
 * A sentence of a table of tab-separated values, with what it cites.
 *
 * @param expected as A24(2)(c), A7-A11, A24(1)-A24(3)
 */
record CitingSentence(String id, String language, String kind, String words, List<String> expected) {

    private static final int LAST_ARTICLE = 68;
    private static final String ABJAD = "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ";
    private static final String CYRILLIC = "абвгдежзик";

    static List<CitingSentence> in(String table) {
        try (var file = CitingSentence.class.getResourceAsStream("/citation/" + table)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank() && !line.startsWith("id\t"))
                    .map(CitingSentence::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CitingSentence read(String line) {
        var columns = line.split("\t", -1);
        var expected = columns[3].isBlank() ? List.<String>of() : Arrays.asList(columns[3].split(";"));
        return new CitingSentence(columns[0], columns[1], columns[4], columns[2].replace("\\n", "\n"), expected);
    }

    /** The article of each provision. */
    static List<String> articles(List<String> provisions) {
        return provisions.stream().map(each -> each.replaceAll("\\(.*", "")).toList();
    }

    private static Stream<String> range(String cited) {
        var numbers = Arrays.stream(cited.split("-"))
                .map(each -> Integer.parseInt(each.replaceAll("A(\\d+).*", "$1")))
                .toList();
        return numbers.getFirst().equals(numbers.getLast())
                ? Stream.of(numbers.getFirst().toString())
                : IntStream.rangeClosed(numbers.getFirst(), numbers.getLast()).mapToObj(Integer::toString);
    }

    /** Each with its paragraph and subparagraph, those of ranges too: A24(2)(c). */
    List<String> expectedProvisions() {
        return expected.stream()
                .filter(each -> each.startsWith("A"))
                .flatMap(CitingSentence::provisions)
                .toList();
    }

    private static Stream<String> provisions(String cited) {
        var ends = cited.split("-");
        if (ends.length == 1 || !ends[0].contains("(")) {
            return ends.length == 1 ? Stream.of(cited) : range(cited).map(number -> "A" + number);
        }
        var article = ends[0].replaceAll("\\(.*", "");
        return IntStream.rangeClosed(paragraph(ends[0]), paragraph(ends[1]))
                .mapToObj(each -> article + "(" + each + ")");
    }

    private static int paragraph(String cited) {
        return Integer.parseInt(cited.replaceAll(".*\\((\\d+)\\)", "$1"));
    }

    /** The same as recognised. An article that the Convention does not have is shown as missing, and not counted. */
    List<String> recognisedProvisions() {
        return ofTheConvention()
                .filter(citation -> citation.first().number() <= LAST_ARTICLE
                        && citation.first()
                                .equals(ArticleNumber.of(citation.first().number())))
                .flatMap(CitingSentence::written)
                .toList();
    }

    private static Stream<String> written(Citation citation) {
        var paragraphs = citation.paragraphs().isEmpty()
                ? List.of("")
                : citation.paragraphs().stream().map(each -> "(" + each + ")").toList();
        var letters = citation.subparagraphs().isEmpty()
                ? List.of("")
                : citation.subparagraphs().stream().map(CitingSentence::letter).toList();
        return citation.articles().stream()
                .flatMap(article -> paragraphs.stream()
                        .flatMap(paragraph ->
                                letters.stream().map(letter -> "A" + article.value() + paragraph + letter)));
    }

    private static String letter(String written) {
        int place = Math.max(ABJAD.indexOf(written), CYRILLIC.indexOf(written));
        return "(" + (place >= 0 && written.length() == 1 ? Character.toString('a' + place) : written) + ")";
    }

    private Stream<Citation> ofTheConvention() {
        return CitationRecogniser.citations(words).stream().filter(Citation::isOfTheConvention);
    }
}
