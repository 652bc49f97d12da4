package org.communique.workflow.stage;

import java.time.Instant;
import java.util.List;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementChange;
import org.communique.statement.StatementId;
import org.communique.statement.StatementRelatedEvent;
import org.communique.statement.VersionId;
import org.communique.workflow.decision.Decision;
import org.springframework.data.annotation.TypeAlias;

/** What happened to a stage. Published after the fact is stored; a crash right then may lose the event, never the fact. */
public sealed interface StageEvent extends StatementRelatedEvent {

    StageId stage();

    @Override
    default StatementId statement() {
        return stage().statement();
    }

    /** @param reviewers whom to tell */
    @TypeAlias("StageOpened")
    record StageOpened(StageId stage, VersionId version, String name, List<MemberId> reviewers, Instant deadline)
            implements StageEvent {}

    /** A coordinator has to see to the stage. */
    @TypeAlias("AttentionNeeded")
    record AttentionNeeded(StageId stage, String name, AttentionReason attention, Instant deadline)
            implements StageEvent {}

    /**
     * @param awaited whom to remind
     * @param at      when that was due, or when a coordinator wanted it
     */
    @TypeAlias("ReviewersReminded")
    record ReviewersReminded(StageId stage, String name, List<MemberId> awaited, Instant deadline, Instant at)
            implements StageEvent {}

    /** @param added whom to tell */
    @TypeAlias("ReviewersAssigned")
    record ReviewersAssigned(StageId stage, String name, List<MemberId> added, Instant deadline)
            implements StageEvent {}

    record DecisionRecorded(StageId stage, VersionId version, String name, Decision decision)
            implements StageEvent, StatementChange {

        @Override
        public Instant at() {
            return decision.at();
        }
    }

    /** Its author took it back. */
    record DecisionWithdrawn(StageId stage, VersionId version, String name, Decision decision)
            implements StageEvent, StatementChange {}

    record StageClosed(StageId stage, VersionId version, String name, StageStatus status) implements StageEvent {}
}
