package org.communique.treaty.state;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * One change of one cell.
 *
 * @param before null if the cell was empty
 * @param after  null if it was emptied
 */
public record StatusChange(
        StatusCell cell,
        @Nullable StatusFact before,
        @Nullable StatusFact after,
        MemberId by,
        Instant at) {}
