package org.communique.statement.overview;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param next where the next page begins; null on the last */
public record OverviewPage(List<OverviewRow> rows, @Nullable Integer next) {

    private static final int LAST_START = 1_000_000;

    /** Whether a page can begin there. */
    public static boolean isStart(int from) {
        return from >= 0 && from <= LAST_START;
    }
}
