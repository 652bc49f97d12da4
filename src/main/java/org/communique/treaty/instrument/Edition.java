package org.communique.treaty.instrument;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.communique.coalition.directory.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One text of an instrument. What a text cites is an article of one edition: drafts number differently.
 *
 * @param label    as it is cited, such as {@code A/RES/79/243}
 * @param date     of the text; null where it is not known
 * @param source   where it can be read: a link; empty for none
 * @param articles in their order
 * @param addedBy  null for the one that comes with the product, and if an earlier version of the server stored it
 */
@Document("treatyEditions")
public record Edition(
        @Id EditionId id,
        @Indexed InstrumentId instrument,
        String label,
        EditionKind kind,
        @Nullable LocalDate date,
        String source,
        List<Chapter> chapters,
        List<Article> articles,
        @Nullable MemberId addedBy,
        @Version long revision) {

    public static final int MOST_ARTICLES = 500;
    public static final int LONGEST_LABEL = 120;

    public Edition {
        chapters = List.copyOf(chapters);
        articles = List.copyOf(articles);
    }

    public Optional<Article> article(ArticleNumber number) {
        return articles.stream()
                .filter(article -> article.number().equals(number))
                .findFirst();
    }

    public List<Article> articlesOf(Chapter chapter) {
        return articles.stream()
                .filter(article -> article.chapter().equals(chapter.number()))
                .toList();
    }

    /** Whether none of it was compared with the depositary's text yet, which then is said once of the whole. */
    public boolean allToBeChecked() {
        return articles.stream().allMatch(Article::isToBeChecked);
    }

    /** With the article instead of the one with its number. */
    public Edition with(Article changed) {
        var all = articles.stream()
                .map(article -> article.number().equals(changed.number()) ? changed : article)
                .toList();
        return new Edition(id, instrument, label, kind, date, source, chapters, all, addedBy, revision);
    }
}
