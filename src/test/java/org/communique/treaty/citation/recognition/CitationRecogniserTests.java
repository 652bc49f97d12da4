package org.communique.treaty.citation.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** States how many citations of the tables of cases are recognised, and how many of those recognised are right. */
class CitationRecogniserTests {

    /** A citation counts as right if its articles, paragraphs, subparagraphs and instrument are. */
    private record Score(String name, int cited, int recognised, int right) {

        double precision() {
            return recognised == 0 ? 1 : (double) right / recognised;
        }

        double recall() {
            return cited == 0 ? 1 : (double) right / cited;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s: %d cited, %d recognised, %d right: precision %.3f, recall %.3f",
                    name,
                    cited,
                    recognised,
                    right,
                    precision(),
                    recall());
        }
    }

    @Test
    void recognisesNearlyAllCitationsOfTheTable() {
        var cases = CitationCase.in("cases.txt");
        assertThat(cases).hasSizeGreaterThan(200);
        assertThat(cases.stream().map(CitationCase::language).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("en", "fr", "es", "pt", "ru", "ar", "zh");

        var score = score("cases.txt", cases);

        assertThat(score.precision()).isGreaterThan(0.98);
        assertThat(score.recall()).isGreaterThan(0.98);
    }

    @Test
    void recognisesMostCitationsThatNoOneTried() {
        var score = score("held-out.txt", CitationCase.in("held-out.txt"));

        assertThat(score.precision()).isGreaterThan(0.9);
        assertThat(score.recall()).isGreaterThan(0.9);
    }

    /** Prints the tables of docs/treaty.md: the articles of each range and paragraph that is cited count. */
    @ParameterizedTest
    @ValueSource(strings = {"seven-languages.tsv", "further-sentences.tsv"})
    void recognisesTheArticlesThatSentencesInSevenLanguagesCite(String table) {
        var sentences = CitingSentence.in(table);
        sentences.stream()
                .filter(each -> !each.recognisedProvisions().equals(each.expectedProvisions()))
                .forEach(each -> System.out.printf(
                        "%s: %s: expected %s, recognised %s%n",
                        each.id(), each.words(), each.expectedProvisions(), each.recognisedProvisions()));
        print("language", sentences, CitingSentence::language);
        print("kind", sentences, CitingSentence::kind);
        var score = ofArticles(table, sentences);
        System.out.println(score);

        assertThat(score.recall()).isGreaterThanOrEqualTo(0.97);
        assertThat(score.precision()).isGreaterThanOrEqualTo(0.99);
    }

    private static void print(String head, List<CitingSentence> sentences, Function<CitingSentence, String> group) {
        System.out.printf("| %s | sentences | articles cited | recall | precision |%n", head);
        sentences.stream()
                .collect(Collectors.groupingBy(group, TreeMap::new, Collectors.toList()))
                .forEach((name, all) -> {
                    var score = ofArticles(name, all);
                    System.out.printf(
                            Locale.ROOT,
                            "| %s | %d | %d | %s | %s |%n",
                            name,
                            all.size(),
                            score.cited(),
                            score.cited() == 0 ? "–" : "%.2f".formatted(score.recall()),
                            score.recognised() == 0 ? "–" : "%.2f".formatted(score.precision()));
                });
    }

    private static Score ofArticles(String name, List<CitingSentence> sentences) {
        int cited = 0;
        int recognised = 0;
        int right = 0;
        for (var each : sentences) {
            var expected = CitingSentence.articles(each.expectedProvisions());
            var remaining = new ArrayList<>(CitingSentence.articles(each.recognisedProvisions()));
            cited += expected.size();
            recognised += remaining.size();
            right += (int) expected.stream().filter(remaining::remove).count();
        }
        return new Score(name, cited, recognised, right);
    }

    private static Score score(String table, List<CitationCase> cases) {
        for (var language :
                new TreeSet<>(cases.stream().map(CitationCase::language).toList())) {
            System.out.println(of(
                    table + " " + language,
                    cases.stream()
                            .filter(each -> each.language().equals(language))
                            .toList()));
        }
        var all = of(table, cases);
        System.out.println(all);
        return all;
    }

    private static Score of(String name, List<CitationCase> cases) {
        int cited = 0;
        int recognised = 0;
        int right = 0;
        for (var each : cases) {
            var found = each.recognised();
            cited += each.cited().size();
            recognised += found.size();
            var remaining = new ArrayList<>(found);
            right += (int) each.cited().stream().filter(remaining::remove).count();
            if (!found.equals(each.cited()) && !name.contains(" ")) {
                System.out.printf(
                        "line %d: %s: expected %s, recognised %s%n", each.line(), each.passage(), each.cited(), found);
            }
        }
        return new Score(name, cited, recognised, right);
    }
}
