package org.communique.workflow.progress;

import java.time.Duration;
import java.time.Instant;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.workflow.stage.StageId;
import org.communique.workflow.stage.StageStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/** A stage as far as its times go. */
public record StageTiming(
        @Id StageId id,
        StatementId statement,
        VersionId version,
        int round,
        String activity,
        String name,
        Instant openedAt,
        Instant deadline,
        StageStatus status,
        @Nullable Instant closedAt) {

    /** How long it was open, or has been. */
    Duration time(Instant now) {
        return Duration.between(openedAt, end(now));
    }

    boolean late(Instant now) {
        return end(now).isAfter(deadline);
    }

    private Instant end(Instant now) {
        return closedAt == null ? now : closedAt;
    }
}
