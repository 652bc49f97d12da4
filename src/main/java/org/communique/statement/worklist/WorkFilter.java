package org.communique.statement.worklist;

import java.util.Locale;
import java.util.Set;
import org.communique.erasure.StoredName;
import org.communique.text.unicode.ShortText;

/**
 * A filter for work items.
 *
 * @param name    of the saved filter; empty if not saved
 * @param text    that the statement's title contains, ignoring case; may be empty
 * @param kinds   of items; empty for all
 * @param overdue whether to show only overdue items
 */
public record WorkFilter(
        @StoredName(amongWords = true) String name,
        @StoredName(amongWords = true) String text,
        Set<String> kinds,
        boolean overdue) {

    public static final WorkFilter ALL = new WorkFilter("", "", Set.of(), false);

    private static final int LONGEST = 60;
    private static final int LONGEST_TEXT = 200;
    private static final int MOST_KINDS = 50;

    public WorkFilter {
        name = ShortText.optionalLine(name, LONGEST);
        text = ShortText.optionalLine(text, LONGEST_TEXT);
        kinds = Set.copyOf(kinds);
        if (kinds.size() > MOST_KINDS) {
            throw new IllegalArgumentException("a filter has at most 50 kinds");
        }
    }

    /** @param late whether the item's deadline is over */
    public boolean takes(WorkItem item, boolean late) {
        return (kinds.isEmpty() || kinds.contains(item.kind()))
                && (!overdue || late)
                && item.title().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }
}
