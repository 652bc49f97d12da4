package org.communique.workflow.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;

/**
 * A verdict on a stage.
 *
 * @param organisation that the reviewer was asked for
 * @param commentHash  of what the member said with it; null for nothing
 * @param version      that the reviewer read; an older one than the stage's where the verdict was kept
 * @param hash         of that text
 * @param paragraphs   of it, counted from 1, that the verdict is about; empty for the whole text
 * @param withdrawnAt  when its author took it back
 */
public record Decision(
        MemberId member,
        OrganisationId organisation,
        Verdict verdict,
        @Nullable TextHash commentHash,
        Instant at,
        VersionId version,
        TextHash hash,
        Set<Integer> paragraphs,
        @Nullable Instant withdrawnAt) {

    private static final Duration UNDO = Duration.ofMinutes(1);

    /** Whether its author may take it back while the stage is open: an objection at any time, whatever else for a minute. */
    public boolean mayBeWithdrawn(Instant now) {
        return verdict == Verdict.OBJECT || now.isBefore(undoUntil());
    }

    public Instant undoUntil() {
        return at.plus(UNDO);
    }

    public boolean withdrawn() {
        return withdrawnAt != null;
    }

    @Nullable
    public String commentId() {
        return commentHash == null ? null : DecisionComment.id(version, member, commentHash);
    }

    Decision withdrawn(Instant when) {
        return new Decision(member, organisation, verdict, commentHash, at, version, hash, paragraphs, when);
    }
}
