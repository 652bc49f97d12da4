package org.communique.treaty.position;

import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.Topic;
import org.jspecify.annotations.Nullable;

/** What a position is on: an article of one edition, or a topic. */
public record Subject(
        @Nullable EditionId edition,
        @Nullable ArticleNumber article,
        @Nullable Topic topic) {

    public Subject {
        if ((edition == null) != (article == null) || (article == null) == (topic == null)) {
            throw new IllegalArgumentException("an article of an edition, or a topic");
        }
    }

    public static Subject of(EditionId edition, ArticleNumber article) {
        return new Subject(edition, article, null);
    }

    public static Subject of(Topic topic) {
        return new Subject(null, null, topic);
    }

    public String key() {
        return article != null && edition != null ? edition.value() + "~" + article.value() : "topic~" + topic;
    }
}
