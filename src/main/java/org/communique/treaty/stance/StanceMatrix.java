package org.communique.treaty.stance;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.text.format.CsvTable;
import org.communique.treaty.instrument.ArticleNumber;
import org.jspecify.annotations.Nullable;

/** Organisations by articles. */
public record StanceMatrix(List<ArticleNumber> articles, List<StanceRow> rows) {

    public long count(ArticleNumber article, Stance stance) {
        return rows.stream()
                .flatMap(row -> row.stances().stream())
                .filter(each -> each.article().equals(article) && each.stance() == stance)
                .count();
    }

    /** One cell for each article; empty where the organisation did not answer. */
    public List<Optional<ArticleStance>> cells(StanceRow row) {
        Map<ArticleNumber, ArticleStance> byArticle =
                row.stances().stream().collect(toMap(ArticleStance::article, each -> each, (a, b) -> a));
        return articles.stream()
                .map(article -> Optional.ofNullable(byArticle.get(article)))
                .toList();
    }

    public String csv() {
        var header = Stream.concat(
                        Stream.of("organisation"), articles.stream().map(article -> "article " + article.text()))
                .toList();
        return CsvTable.of(header, rows.stream().map(this::csvRow));
    }

    private List<@Nullable Object> csvRow(StanceRow row) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(row.name());
        cells(row).forEach(cell -> cells.add(cell.map(StanceMatrix::words).orElse(null)));
        return cells;
    }

    private static String words(ArticleStance stance) {
        return stance.words().isEmpty() ? stance.stance().name() : stance.stance() + ": " + stance.words();
    }
}
