package org.communique.signon.board;

import java.util.List;
import org.communique.signon.CallSummary;
import org.communique.signon.ParticipationState;
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
        List<BoardRow> rows) {

    /** Without those whose answer waits to be accepted. */
    public int unanswered() {
        return totals.silent() - awaitingAcceptance();
    }

    public int awaitingAcceptance() {
        return (int) rows.stream()
                .filter(row -> row.state() == ParticipationState.AWAITING_ACCEPTANCE)
                .count();
    }
}
