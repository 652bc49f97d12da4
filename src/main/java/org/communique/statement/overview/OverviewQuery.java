package org.communique.statement.overview;

import java.util.Set;
import org.communique.statement.Phase;
import org.communique.statement.TagText;
import org.communique.text.unicode.ShortText;

/**
 * Which statements to list, in which order.
 *
 * @param text   that titles contain, ignoring case; may be empty
 * @param phases empty for all
 * @param tag    that they have, whatever its case; may be empty
 */
public record OverviewQuery(String text, Set<Phase> phases, String tag, Sort sort, boolean descending) {

    private static final int LONGEST_TEXT = 200;

    /** No statement has it. */
    private static final String NO_TAG = "?";

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
        tag = TagText.of(tag).orElse(tag.isBlank() ? "" : NO_TAG);
    }

    /** The last changed first. */
    public static OverviewQuery all() {
        return new OverviewQuery("", Set.of(), "", Sort.CHANGED, true);
    }

    public OverviewQuery filtered(String words, Set<Phase> some) {
        return new OverviewQuery(words, some, tag, sort, descending);
    }

    public OverviewQuery tagged(String wanted) {
        return new OverviewQuery(text, phases, wanted, sort, descending);
    }

    public OverviewQuery sorted(Sort by, boolean down) {
        return new OverviewQuery(text, phases, tag, by, down);
    }
}
