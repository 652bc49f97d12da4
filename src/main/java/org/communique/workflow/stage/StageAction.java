package org.communique.workflow.stage;

import java.time.Instant;
import java.util.List;
import org.communique.coalition.directory.MemberId;
import org.communique.workflow.decision.Reviewer;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done to a stage besides deciding on it.
 *
 * @param by       who did it; null where it follows from an absence or from another stage
 * @param added    members who are asked since
 * @param removed  members who are asked no more
 * @param deadline the new one
 * @param reason   given by who did it; may be empty
 */
public record StageAction(
        StageActionKind kind,
        @Nullable MemberId by,
        Instant at,
        List<MemberId> added,
        List<MemberId> removed,
        @Nullable Instant deadline,
        String reason) {

    public enum StageActionKind {
        /** A coordinator chose who is asked. */
        ASSIGNED,
        /** One reviewer's place went to another for good. */
        REASSIGNED,
        /** A substitute took an absent reviewer's place, or gave it back. */
        SUBSTITUTED,
        EXTENDED,
        RECALLED,
        SENT_BACK;

        boolean returnsText() {
            return this == RECALLED || this == SENT_BACK;
        }
    }

    public static StageAction of(StageActionKind kind, @Nullable MemberId by, Instant at, String reason) {
        return new StageAction(kind, by, at, List.of(), List.of(), null, reason);
    }

    public static StageAction extended(MemberId by, Instant at, Instant deadline, String reason) {
        return new StageAction(StageActionKind.EXTENDED, by, at, List.of(), List.of(), deadline, reason);
    }

    public static StageAction asking(
            StageActionKind kind,
            @Nullable MemberId by,
            Instant at,
            List<Reviewer> before,
            List<Reviewer> after,
            String reason) {
        var old = before.stream().map(Reviewer::member).toList();
        var now = after.stream().map(Reviewer::member).toList();
        return new StageAction(
                kind,
                by,
                at,
                now.stream().filter(member -> !old.contains(member)).toList(),
                old.stream().filter(member -> !now.contains(member)).toList(),
                null,
                reason);
    }
}
