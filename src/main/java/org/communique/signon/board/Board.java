package org.communique.signon.board;

import java.util.List;
import org.communique.signon.CallSummary;
import org.communique.signon.ParticipationTotals;
import org.jspecify.annotations.Nullable;

/**
 * The state of every invited organisation in a call, for coordinators only.
 *
 * @param target the signature target
 */
public record Board(
        CallSummary call,
        ParticipationTotals totals,
        @Nullable Integer target,
        List<BoardRow> rows) {}
