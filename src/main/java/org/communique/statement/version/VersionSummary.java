package org.communique.statement.version;

import java.time.Instant;
import java.util.Set;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;

/** A version without its text, which may be large. */
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
        long epoch) {}
