package org.communique.treaty.citation.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.communique.treaty.citation.Citation.Certainty;
import org.communique.treaty.citation.CitedPlace;
import org.communique.treaty.citation.check.CitationProblem.NoSuchArticle;
import org.communique.treaty.citation.check.CitationProblem.NoSuchParagraph;
import org.communique.treaty.citation.check.CitationProblem.NumberedOtherwise;
import org.communique.treaty.citation.check.CitationProblem.OfAnotherEdition;
import org.communique.treaty.citation.check.CitationProblem.PerhapsOther;
import org.communique.treaty.citation.recognition.CitationReader.ReadCitations;
import org.communique.treaty.instrument.Article;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.Edition;

/** Compares what a text cites with an edition. */
final class CitationChecker {

    private final Edition edition;
    private final List<Edition> editions;

    /** @param editions all of the instrument, the current one first */
    CitationChecker(Edition edition, List<Edition> editions) {
        this.edition = edition;
        this.editions = editions;
    }

    CitedArticles check(ReadCitations read) {
        var places = read.places();
        Map<ArticleNumber, List<CitedPlace>> byArticle = new TreeMap<>();
        places.stream()
                .filter(place -> place.citation().isOfTheConvention())
                .forEach(place -> place.citation()
                        .articles()
                        .forEach(number -> byArticle
                                .computeIfAbsent(number, key -> new ArrayList<>())
                                .add(place)));
        var articles = byArticle.entrySet().stream()
                .map(entry -> check(entry.getKey(), entry.getValue()))
                .toList();
        var others = places.stream()
                .filter(place -> !place.citation().isOfTheConvention())
                .toList();
        return new CitedArticles(edition, articles, others, read.unclear());
    }

    private CitedArticle check(ArticleNumber number, List<CitedPlace> places) {
        var article = edition.article(number);
        List<CitationProblem> problems = new ArrayList<>();
        article.ifPresentOrElse(
                found -> {
                    paragraph(found, places).ifPresent(problems::add);
                    numberedOtherwise(found).ifPresent(problems::add);
                },
                () -> problems.add(missing(number)));
        if (places.stream().anyMatch(place -> place.citation().certainty() == Certainty.AMBIGUOUS)) {
            problems.add(new PerhapsOther());
        }
        return new CitedArticle(
                number,
                article.orElse(null),
                problems,
                places.stream().limit(CitedPlace.MOST_OF_AN_ARTICLE).toList());
    }

    private CitationProblem missing(ArticleNumber number) {
        return editions.stream()
                .filter(other -> other.article(number).isPresent())
                .findFirst()
                .<CitationProblem>map(other -> new OfAnotherEdition(other.label()))
                .orElseGet(NoSuchArticle::new);
    }

    private static Optional<CitationProblem> paragraph(Article article, List<CitedPlace> places) {
        return places.stream()
                .flatMap(place -> place.citation().paragraphs().stream())
                .filter(paragraph -> article.paragraphs() > 0 && paragraph > article.paragraphs())
                .findFirst()
                .map(paragraph -> new NoSuchParagraph(paragraph, article.paragraphs()));
    }

    private Optional<CitationProblem> numberedOtherwise(Article article) {
        var current = editions.getFirst();
        return current.id().equals(edition.id())
                ? Optional.empty()
                : current.articles().stream()
                        .filter(other -> other.title().equalsIgnoreCase(article.title())
                                && !other.number().equals(article.number()))
                        .findFirst()
                        .map(other -> new NumberedOtherwise(
                                current.label(), other.number().text()));
    }
}
