package org.communique.treaty.position;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import java.util.Comparator;
import java.util.List;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.Topic;
import org.jspecify.annotations.Nullable;

/** What a position is on: an article of one edition, or a topic. */
public record Subject(
        @Nullable EditionId edition,
        @Nullable ArticleNumber article,
        @Nullable Topic topic) implements Comparable<Subject> {

    /** Articles by edition and number, then topics. */
    private static final Comparator<Subject> ORDER = Comparator.comparing(
                    Subject::edition, nullsLast(comparing(EditionId::value)))
            .thenComparing(Subject::article, nullsLast(naturalOrder()))
            .thenComparing(Subject::topic, nullsLast(naturalOrder()));

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

    /** Between the first of them, and the last one, are the keys of all articles of the edition. */
    static List<String> keysOf(EditionId edition) {
        return List.of(edition.value() + "~", edition.value() + "\u007f");
    }

    public String key() {
        return article != null && edition != null ? edition.value() + "~" + article.value() : "topic~" + topic;
    }

    @Override
    public int compareTo(Subject other) {
        return ORDER.compare(this, other);
    }
}
