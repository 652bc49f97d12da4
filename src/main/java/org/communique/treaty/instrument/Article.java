package org.communique.treaty.instrument;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An article of one edition.
 *
 * @param chapter    its chapter's number; empty if the text has no chapters
 * @param summary    the coalition's own, not the text; empty for none
 * @param paragraphs how many numbered paragraphs it has; 0 where that is not known
 * @param check      null while it is to be checked
 */
public record Article(
        ArticleNumber number,
        String chapter,
        String title,
        String summary,
        Set<Topic> topics,
        int paragraphs,
        @Nullable ArticleCheck check) {

    public static final int LONGEST_TITLE = 300;
    public static final int LONGEST_SUMMARY = 1_000;

    public Article {
        topics = Set.copyOf(topics);
    }

    public boolean isToBeChecked() {
        return check == null;
    }
}
