package org.communique.treaty.depositary;

import java.util.List;
import org.communique.treaty.state.StateCode;
import org.jspecify.annotations.Nullable;

/**
 * What an import would change.
 *
 * @param fault     why the table cannot be read; null if it can
 * @param questions rows that are not clear; with one of them nothing is imported
 * @param unchanged how many States the register has as the table has them
 * @param absent    States of the register that the table lacks; they stay as they are
 */
public record StatusPreview(
        @Nullable TableFault fault,
        List<StatusDifference> differences,
        List<RowQuestion> questions,
        int unchanged,
        List<StateCode> absent) {

    static StatusPreview of(TableFault fault) {
        return new StatusPreview(fault, List.of(), List.of(), 0, List.of());
    }

    /** Cells that would be filled, or get another date or kind. */
    public List<StatusDifference> entries() {
        return differences.stream().filter(each -> !each.isRemoval()).toList();
    }

    /** Cells that would be emptied. */
    public List<StatusDifference> removals() {
        return differences.stream().filter(StatusDifference::isRemoval).toList();
    }

    public boolean isImportable() {
        return fault == null && questions.isEmpty();
    }
}
