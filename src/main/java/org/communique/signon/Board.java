package org.communique.signon;

import java.util.List;

/** Where every invited organisation stands in a call, for coordinators alone. */
public record Board(CallSummary call, Totals totals, List<BoardRow> rows) {}
