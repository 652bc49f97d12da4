package org.communique.statement.sharing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who has access to a statement.
 *
 * @param entries  what is granted to organisations, to members, then coordinators, then members by their organisation
 * @param revision of the grants, for a change; null if they were never changed
 */
public record StatementAccess(
        List<AccessEntry> entries, @Nullable Integer revision) {}
