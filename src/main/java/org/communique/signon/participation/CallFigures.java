package org.communique.signon.participation;

import java.time.Instant;
import org.communique.signon.ParticipationTotals;
import org.communique.signon.participation.SignOnCall.Status;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** A call without those who are invited, who can be thousands. */
@Document("signOnCalls")
public record CallFigures(
        @Id VersionId version,
        StatementId statement,
        Instant openedAt,
        Instant deadline,
        Status status,
        @Nullable ParticipationTotals totals,
        @Nullable Integer target,
        @Nullable Instant askedBy,
        @Nullable String withdrawalReason) {

    public boolean isOpen() {
        return status == Status.OPEN;
    }

    /** As {@link org.communique.signon.CallSummary#answerBy}. */
    public Instant answerBy(Instant now) {
        return askedBy != null && now.isBefore(askedBy) ? askedBy : deadline;
    }
}
