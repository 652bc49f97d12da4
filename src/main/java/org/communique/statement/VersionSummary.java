package org.communique.statement;

import java.time.Instant;
import java.util.Set;
import org.communique.coalition.MemberId;

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
