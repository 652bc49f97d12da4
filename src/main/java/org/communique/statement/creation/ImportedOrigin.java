package org.communique.statement.creation;

import org.communique.file.FileOrigin;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.jspecify.annotations.Nullable;

/**
 * Of which text a file says that it was made. Anyone can write that into a file: it says where to look, and proves nothing.
 *
 * @param version  null for a draft
 * @param revision of a draft: the number of its last edit; null if the file does not say
 */
public record ImportedOrigin(
        FileOrigin.Kind kind,
        StatementId statement,
        @Nullable Integer version,
        @Nullable Long revision,
        TextHash hash) {

    public ImportedOrigin(FileOrigin.Kind kind, StatementId statement, @Nullable Integer version, TextHash hash) {
        this(kind, statement, version, null, hash);
    }
}
