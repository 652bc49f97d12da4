package org.communique.statement.version;

import java.time.Instant;
import java.util.Set;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;

/**
 * A version without its text, which may be large.
 *
 * @param facts missing of those that earlier builds froze
 * @param changeNote note for the reviewers by who submitted it
 */
public record VersionSummary(
        VersionId id,
        StatementId statement,
        int number,
        String title,
        String language,
        TextHash hash,
        MemberId frozenBy,
        Instant frozenAt,
        Set<MemberId> authors,
        long epoch,
        @Nullable VersionFacts facts,
        @Nullable String changeNote) {}
