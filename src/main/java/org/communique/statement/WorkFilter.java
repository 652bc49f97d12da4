package org.communique.statement;

import java.util.Locale;
import java.util.Set;

/**
 * Which of what waits a member wants to see.
 *
 * @param name    under which it is kept; empty for one that is not
 * @param text    that the statement's title has, whatever the case; may be empty
 * @param kinds   of items; none for all
 * @param overdue whether only what is overdue counts
 */
public record WorkFilter(String name, String text, Set<String> kinds, boolean overdue) {

    public static final WorkFilter ALL = new WorkFilter("", "", Set.of(), false);

    private static final int LONGEST = 60;

    public WorkFilter {
        name = name.strip();
        text = text.strip();
        kinds = Set.copyOf(kinds);
        if (name.length() > LONGEST || text.length() > 200 || kinds.size() > 50) {
            throw new IllegalArgumentException("a filter's name has at most 60 characters, its text 200");
        }
    }

    /** @param late whether the item's deadline is over */
    public boolean takes(WorkItem item, boolean late) {
        return (kinds.isEmpty() || kinds.contains(item.kind()))
                && (!overdue || late)
                && item.title().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }
}
