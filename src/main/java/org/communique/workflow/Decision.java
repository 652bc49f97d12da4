package org.communique.workflow;

import java.time.Instant;
import java.util.Set;
import org.communique.coalition.MemberId;
import org.communique.coalition.OrganisationId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;

/**
 * A verdict on a stage.
 *
 * @param organisation that the reviewer was asked for
 * @param version      that the reviewer read; an older one than the stage's where the verdict was kept
 * @param hash         of that text
 * @param paragraphs   of it, counted from 1, that the verdict is about; empty for the whole text
 * @param withdrawnAt  when an objection was taken back
 */
public record Decision(
        MemberId member,
        OrganisationId organisation,
        Verdict verdict,
        String comment,
        Instant at,
        VersionId version,
        TextHash hash,
        Set<Integer> paragraphs,
        @Nullable Instant withdrawnAt) {

    public boolean withdrawn() {
        return withdrawnAt != null;
    }

    Decision withdrawn(Instant when) {
        return new Decision(member, organisation, verdict, comment, at, version, hash, paragraphs, when);
    }
}
