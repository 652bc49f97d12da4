package org.communique.treaty.depositary;

import java.util.List;
import java.util.Map;
import org.communique.treaty.state.ConsentKind;
import org.communique.treaty.state.StatusCell;
import org.jspecify.annotations.Nullable;

/**
 * A row of one participant.
 *
 * @param line   the number of its line or row, from 1
 * @param cells  of those columns that the table has; a status can have several columns, such as of ratifications and of accessions
 * @param uneven whether it has fewer cells than the row of headings
 */
record TableRow(int line, String participant, Map<StatusCell, List<Entry>> cells, boolean uneven) {

    /** @param unmarked which kind of instrument a date without a mark is; null where the heading does not say, or there is no kind */
    record Entry(String words, @Nullable ConsentKind unmarked) {}
}
