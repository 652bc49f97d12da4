package org.communique.signon.board;

import java.util.List;
import org.communique.signon.CallSummary;
import org.communique.signon.ParticipationTotals;
import org.jspecify.annotations.Nullable;

/**
 * Where every invited organisation stands in a call, for coordinators alone.
 *
 * @param aim how many signatures are wanted
 */
public record Board(
        CallSummary call,
        ParticipationTotals totals,
        @Nullable Integer aim,
        List<BoardRow> rows) {}
