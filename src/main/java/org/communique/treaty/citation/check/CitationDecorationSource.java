package org.communique.treaty.citation.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.communique.statement.VersionId;
import org.communique.statement.version.TextDecorationSource;
import org.communique.statement.version.TextDecorations;
import org.communique.text.format.TextDecorator.WordLink;
import org.communique.treaty.citation.Citation;
import org.communique.treaty.citation.Citation.Certainty;
import org.communique.treaty.citation.CitedEditions;
import org.communique.treaty.citation.recognition.CitationRecogniser;
import org.communique.treaty.instrument.Article;
import org.communique.treaty.instrument.Edition;
import org.communique.treaty.instrument.EditionId;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Links the articles that a version cites to their pages, and says what they are about. */
@Component
class CitationDecorationSource implements TextDecorationSource {

    /** Of a range, so that what is said of it stays short. */
    private static final int MOST_TITLES = 4;

    private final CitedEditions citedEditions;
    private final MessageSource messages;

    CitationDecorationSource(CitedEditions citedEditions, MessageSource messages) {
        this.citedEditions = citedEditions;
        this.messages = messages;
    }

    private record Key(EditionId edition, long revision, Locale locale) {}

    @Override
    public TextDecorations of(VersionId version, Locale locale) {
        var edition = citedEditions.of(version);
        return new TextDecorations(
                new Key(edition.id(), edition.revision(), locale), words -> links(words, edition, locale));
    }

    List<WordLink> links(String words, Edition edition, Locale locale) {
        return CitationRecogniser.citations(words).stream()
                .filter(Citation::isOfTheConvention)
                .flatMap(citation -> link(citation, edition, locale).stream())
                .toList();
    }

    /** Empty if the edition has none of the articles. */
    private Optional<WordLink> link(Citation citation, Edition edition, Locale locale) {
        var articles = edition.articles().stream()
                .filter(article -> citation.includes(article.number()))
                .toList();
        if (articles.isEmpty()) {
            return Optional.empty();
        }
        boolean doubtful = citation.certainty() == Certainty.AMBIGUOUS;
        var about = articles.stream()
                .limit(MOST_TITLES)
                .map(article -> about(article, articles.size() == 1, locale))
                .collect(Collectors.joining(" "));
        var more = articles.size() > MOST_TITLES ? " …" : "";
        var doubt = doubtful ? text(locale, "doubtful") + " " : "";
        return Optional.of(new WordLink(
                citation.from(),
                citation.to(),
                "treaty/articles/" + edition.id().value() + "/"
                        + articles.getFirst().number().value(),
                doubt + about + more,
                doubtful ? "citation doubtful" : "citation"));
    }

    private String about(Article article, boolean alone, Locale locale) {
        var key = article.isToBeChecked() ? "about.unchecked" : "about";
        var title = text(locale, key, article.number().text(), article.title());
        return alone && !article.summary().isEmpty() ? title + " " + article.summary() : title;
    }

    private String text(Locale locale, String key, Object... arguments) {
        return messages.getMessage("treaty.citation." + key, arguments, locale);
    }
}
