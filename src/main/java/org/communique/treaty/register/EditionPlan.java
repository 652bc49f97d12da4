package org.communique.treaty.register;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.communique.text.unicode.ShortText;
import org.communique.treaty.instrument.Article;
import org.communique.treaty.instrument.ArticleCheck;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.Chapter;
import org.communique.treaty.instrument.Edition;
import org.communique.treaty.register.EditionFile.Articles;
import org.communique.treaty.register.EditionFile.Unreadable;
import org.communique.treaty.register.EditionPreview.Effect;
import org.communique.treaty.register.EditionPreview.Fault;

/** What a file makes of an edition. Numbers, titles and chapters become the file's; summaries and topics stay. */
record EditionPlan(EditionPreview preview, Edition result, List<ReadArticle> read) {

    static EditionPlan of(EditionFile file, Edition before, ArticleCheck check) {
        return switch (file) {
            case Unreadable(var fault, var line) -> refused(before, fault, line);
            case Articles(var articles) -> of(articles, before, check);
        };
    }

    private static EditionPlan refused(Edition before, Fault fault, int line) {
        return new EditionPlan(EditionPreview.of(fault, line), before, List.of());
    }

    private static EditionPlan of(List<ReadArticle> read, Edition before, ArticleCheck check) {
        Set<ArticleNumber> seen = new HashSet<>();
        for (var article : read) {
            if (!seen.add(article.number())) {
                return refused(before, Fault.NUMBER_TWICE, article.line());
            }
            if (!ShortText.isGood(ShortText.line(article.title(), Article.LONGEST_TITLE), Article.LONGEST_TITLE)) {
                return refused(before, Fault.TITLE, article.line());
            }
            if (article.chapter().length() > 10 || !isGoodOrEmpty(article.chapterTitle(), Article.LONGEST_TITLE)) {
                return refused(before, Fault.CHAPTER, article.line());
            }
            if (!isGoodOrEmpty(article.text(), ReadArticle.LONGEST_TEXT)) {
                return refused(before, Fault.TEXT, article.line());
            }
        }
        Map<ArticleNumber, Article> known = before.articles().stream()
                .collect(toMap(Article::number, Function.identity(), (a, b) -> a, TreeMap::new));
        var rows = new ArrayList<EditionPreview.Row>();
        for (var article : read) {
            var title = ShortText.line(article.title(), Article.LONGEST_TITLE);
            var former = known.get(article.number());
            rows.add(new EditionPreview.Row(
                    article.number(),
                    title,
                    former == null ? "" : former.title(),
                    article.paragraphs(),
                    former == null ? Effect.ADDED : former.title().equals(title) ? Effect.CONFIRMED : Effect.RETITLED));
        }
        var missing =
                known.keySet().stream().filter(number -> !seen.contains(number)).toList();
        var all = merged(known, read, check);
        if (all.size() > Edition.MOST_ARTICLES) {
            return refused(before, Fault.TOO_MANY_ARTICLES, 0);
        }
        return new EditionPlan(
                new EditionPreview(null, 0, rows, missing, before.revision()),
                new Edition(
                        before.id(),
                        before.instrument(),
                        before.label(),
                        before.kind(),
                        before.date(),
                        before.source(),
                        chapters(before, read),
                        all,
                        before.addedBy(),
                        before.revision()),
                read);
    }

    private static boolean isGoodOrEmpty(String words, int longest) {
        return words.isBlank() || ShortText.isGood(ShortText.lines(words, longest), longest);
    }

    private static List<Article> merged(Map<ArticleNumber, Article> known, List<ReadArticle> read, ArticleCheck check) {
        Map<ArticleNumber, Article> all = new TreeMap<>(known);
        for (var article : read) {
            var former = known.get(article.number());
            all.put(
                    article.number(),
                    new Article(
                            article.number(),
                            former != null && article.chapter().isEmpty() ? former.chapter() : article.chapter(),
                            ShortText.line(article.title(), Article.LONGEST_TITLE),
                            former == null ? "" : former.summary(),
                            former == null ? Set.of() : former.topics(),
                            article.paragraphs(),
                            check));
        }
        return List.copyOf(all.values());
    }

    /** In the order of their first articles. */
    private static List<Chapter> chapters(Edition before, List<ReadArticle> read) {
        Map<String, String> titles = new LinkedHashMap<>();
        before.chapters().forEach(chapter -> titles.put(chapter.number(), chapter.title()));
        read.stream()
                .sorted(Comparator.comparing(ReadArticle::number))
                .filter(article -> !article.chapter().isEmpty())
                .forEach(article -> titles.merge(
                        article.chapter(),
                        ShortText.line(article.chapterTitle(), Article.LONGEST_TITLE),
                        (former, title) -> title.isEmpty() ? former : title));
        return titles.entrySet().stream()
                .map(chapter -> new Chapter(chapter.getKey(), chapter.getValue()))
                .toList();
    }
}
