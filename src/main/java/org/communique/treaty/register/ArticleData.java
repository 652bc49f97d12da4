package org.communique.treaty.register;

import java.util.Set;
import org.communique.text.unicode.ShortText;
import org.communique.treaty.instrument.Article;
import org.communique.treaty.instrument.Topic;

/**
 * What an administrator writes of an article.
 *
 * @param checked whether they compared its number and title with the depositary's text
 */
public record ArticleData(String title, String summary, Set<Topic> topics, boolean checked) {

    /** @throws org.communique.text.unicode.ShortTextException if a text cannot be kept */
    ArticleData cleaned() {
        return new ArticleData(
                ShortText.checkedLine(title, Article.LONGEST_TITLE),
                ShortText.optionalLines(summary, Article.LONGEST_SUMMARY),
                Set.copyOf(topics),
                checked);
    }
}
