package org.communique.treaty.register;

import java.util.List;
import org.communique.treaty.instrument.ArticleNumber;
import org.jspecify.annotations.Nullable;

/**
 * What loading a file would do.
 *
 * @param fault   why it cannot be loaded; null if it can
 * @param line    of the file where the fault is, from 1; 0 where it is not in one line
 * @param missing articles of the edition that the file lacks; they stay as they are
 * @param revision of the edition that the file was compared with
 */
public record EditionPreview(
        @Nullable Fault fault, int line, List<Row> rows, List<ArticleNumber> missing, long revision) {

    public static EditionPreview of(Fault fault, int line) {
        return new EditionPreview(fault, line, List.of(), List.of(), 0);
    }

    /** @param former the title so far; empty for a new article */
    public record Row(ArticleNumber number, String title, String former, int paragraphs, Effect effect) {}

    public enum Effect {
        ADDED,
        RETITLED,
        CONFIRMED
    }

    /** The names are part of message keys. */
    public enum Fault {
        TOO_LARGE,
        NOT_UTF8,
        NOT_CSV,
        COLUMNS_MISSING,
        NO_ARTICLES,
        NO_NUMBER,
        NUMBER_TWICE,
        TITLE,
        CHAPTER,
        TEXT,
        TOO_MANY_ARTICLES
    }

    public boolean isLoadable() {
        return fault == null;
    }

    public long count(Effect effect) {
        return rows.stream().filter(row -> row.effect() == effect).count();
    }
}
