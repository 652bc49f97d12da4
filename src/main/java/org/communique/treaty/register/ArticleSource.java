package org.communique.treaty.register;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.search.SearchEntry;
import org.communique.search.SearchEntry.Place;
import org.communique.search.SearchKind;
import org.communique.search.SearchSource;
import org.communique.statement.access.StatementOutline;
import org.communique.treaty.instrument.Article;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.Edition;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.Editions;
import org.communique.treaty.instrument.Instruments;
import org.communique.treaty.register.EditionTexts.ArticleText;
import org.springframework.stereotype.Component;

/** The articles of all editions, which all members may read: by number, title, summary and official text. */
@Component
class ArticleSource implements SearchSource {

    private final Instruments instruments;
    private final Editions editions;
    private final EditionTexts texts;

    ArticleSource(Instruments instruments, Editions editions, EditionTexts texts) {
        this.instruments = instruments;
        this.editions = editions;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "article";
    }

    @Override
    public SearchKind kind() {
        return SearchKind.ARTICLE;
    }

    @Override
    public boolean ofStatements() {
        return false;
    }

    @Override
    public Optional<Map<String, String>> marks(List<StatementOutline> statements) {
        var loaded = texts.loaded();
        return Optional.of(instruments.all().stream()
                .flatMap(instrument -> editions.of(instrument.id()).stream())
                .collect(toMap(
                        edition -> edition.id().value(),
                        edition -> edition.revision() + " " + loaded.get(edition.id()))));
    }

    @Override
    public List<SearchEntry> entries(String subject) {
        var id = new EditionId(subject);
        var official = texts.find(id).stream()
                .flatMap(text -> text.articles().stream())
                .collect(toMap(ArticleText::number, ArticleText::text));
        return editions.find(id).stream()
                .flatMap(edition -> edition.articles().stream().flatMap(article -> entries(edition, article, official)))
                .toList();
    }

    private static Stream<SearchEntry> entries(Edition edition, Article article, Map<ArticleNumber, String> official) {
        var words = Stream.of(article.summary(), official.getOrDefault(article.number(), ""))
                .filter(text -> !text.isBlank())
                .collect(joining("\n"));
        var heading = "Article " + article.number().text() + ": " + article.title();
        var route = "treaty/articles/" + edition.id().value() + "/"
                + article.number().value();
        var place = new Place("search.place.article", edition.label());
        var parts = SearchEntry.parts(words);
        return (parts.isEmpty() ? Stream.of("") : parts.stream())
                .map(part -> new SearchEntry(heading, part, route, place));
    }
}
