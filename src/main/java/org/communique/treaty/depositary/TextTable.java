package org.communique.treaty.depositary;

import java.util.List;
import java.util.Set;

/**
 * A table's cells as text.
 *
 * @param merged which rows, from 0, have a cell that stretches over several
 */
record TextTable(List<List<String>> rows, Set<Integer> merged) {

    static final TextTable NONE = new TextTable(List.of(), Set.of());
}
