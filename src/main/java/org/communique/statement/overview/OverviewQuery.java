package org.communique.statement.overview;

import java.util.Set;
import org.communique.statement.Phase;
import org.communique.text.unicode.ShortText;

/**
 * Which statements to list, in which order.
 *
 * @param text   that titles contain, ignoring case; may be empty
 * @param phases empty for all
 */
public record OverviewQuery(String text, Set<Phase> phases, Sort sort, boolean descending) {

    private static final int LONGEST_TEXT = 200;

    /** By what a list is sorted. */
    public enum Sort {
        CHANGED,
        TITLE,
        /** Statements without a deadline come last, the last changed first. */
        DEADLINE
    }

    public OverviewQuery {
        text = ShortText.optionalLine(text, LONGEST_TEXT);
        phases = Set.copyOf(phases);
    }

    /** The last changed first. */
    public static OverviewQuery all() {
        return new OverviewQuery("", Set.of(), Sort.CHANGED, true);
    }

    public OverviewQuery filtered(String words, Set<Phase> some) {
        return new OverviewQuery(words, some, sort, descending);
    }

    public OverviewQuery sorted(Sort by, boolean down) {
        return new OverviewQuery(text, phases, by, down);
    }
}
