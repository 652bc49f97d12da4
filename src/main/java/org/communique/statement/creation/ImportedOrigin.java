package org.communique.statement.creation;

import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.jspecify.annotations.Nullable;

/**
 * Of which text a file says that it was made. Anyone can write that into a file: it says where to look, and proves nothing.
 *
 * @param version null for a draft
 */
public record ImportedOrigin(
        Kind kind, StatementId statement, @Nullable Integer version, TextHash hash) {

    public enum Kind {
        DRAFT,
        VERSION,
        PROPOSAL,
        PUBLICATION
    }
}
