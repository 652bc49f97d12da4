package org.communique.treaty.register;

import java.util.ArrayList;
import java.util.List;
import org.communique.text.format.ParsedCsv;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.register.EditionFile.Articles;
import org.communique.treaty.register.EditionFile.Unreadable;
import org.communique.treaty.register.EditionPreview.Fault;

/** A table of articles: {@code number,title,text}, and {@code chapter,chapter_title} where the text has chapters. */
final class EditionCsv {

    private EditionCsv() {}

    static EditionFile read(byte[] content) {
        return switch (ParsedCsv.read(content, List.of("number", "title", "text"))) {
            case ParsedCsv.Unreadable(var fault) ->
                new Unreadable(
                        switch (fault) {
                            case TOO_LARGE -> Fault.TOO_LARGE;
                            case NOT_UTF8 -> Fault.NOT_UTF8;
                            case COLUMNS_MISSING -> Fault.COLUMNS_MISSING;
                            case NOT_CSV -> Fault.NOT_CSV;
                            case NO_ROWS -> Fault.NO_ARTICLES;
                        },
                        0);
            case ParsedCsv.Rows(var rows) -> articles(rows);
        };
    }

    private static EditionFile articles(List<ParsedCsv.Row> rows) {
        var articles = new ArrayList<ReadArticle>();
        for (var row : rows) {
            var number = ArticleNumber.parse(row.get("number"));
            if (number.isEmpty() || !row.complete()) {
                return new Unreadable(Fault.NO_NUMBER, row.line());
            }
            articles.add(new ReadArticle(
                    row.line(),
                    number.get(),
                    row.get("chapter"),
                    row.get("chapter_title"),
                    row.get("title"),
                    row.get("text")));
        }
        return new Articles(articles);
    }
}
