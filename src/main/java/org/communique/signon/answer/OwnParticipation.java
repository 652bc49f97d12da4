package org.communique.signon.answer;

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
 * Where a member's own organisation stands in a call.
 *
 * @param by      the name of who last acted for it
 * @param consent what the last act rests on, where a coordinator took it down
 * @param handedOver that the last act was done by a handed-over link
 * @param pending a signature that waits for a second person to accept it
 * @param mandate under which the member may act for it; without one they may only look
 * @param earlier the newest text before this call's that it signed and did not withdraw from
 */
public record OwnParticipation(
        Organisation organisation,
        ParticipationState state,
        @Nullable String by,
        @Nullable Instant at,
        @Nullable String reservation,
        @Nullable Consent consent,
        @Nullable LinkSharing handedOver,
        @Nullable UnacceptedSignature pending,
        @Nullable LocalDate decidingUntil,
        @Nullable Mandate mandate,
        @Nullable VersionSummary earlier) {}
