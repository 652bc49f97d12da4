package org.communique.signon;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where every invited organisation stands in a call, for coordinators alone.
 *
 * @param aim how many signatures are wanted
 */
public record Board(
        CallSummary call, Totals totals, @Nullable Integer aim, List<BoardRow> rows) {}
