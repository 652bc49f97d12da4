package org.communique.signon.answer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.directory.Mandate;
import org.communique.coalition.directory.Organisation;
import org.communique.signon.ParticipationState;
import org.communique.signon.participation.Consent;
import org.communique.signon.participation.UnacceptedSignature;
import org.communique.statement.version.VersionSummary;
import org.jspecify.annotations.Nullable;

/**
 * The state of a member's own organisation in a call.
 *
 * @param pending a signature that waits for a second person to accept it
 * @param mandate under which the member may act for it; null if they may only read
 * @param earlier the newest earlier text that it signed and did not withdraw from
 */
public record OwnParticipation(
        Organisation organisation,
        ParticipationState state,
        @JsonUnwrapped OwnAct act,
        @Nullable UnacceptedSignature pending,
        @Nullable LocalDate decidingUntil,
        @Nullable Mandate mandate,
        @Nullable VersionSummary earlier) {

    /**
     * What was last done for it.
     *
     * @param by          who did it, by name
     * @param consent     its basis, if a coordinator recorded it
     * @param linkSharing set if it came by a manually shared link
     */
    public record OwnAct(
            @Nullable String by,
            @Nullable Instant at,
            @Nullable String reservation,
            @Nullable Consent consent,
            @Nullable LinkSharing linkSharing) {

        static final OwnAct NONE = new OwnAct(null, null, null, null, null);
    }
}
