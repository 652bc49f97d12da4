package org.communique.signon.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.directory.Organisation;
import org.communique.mail.MailStatus;
import org.communique.signon.ParticipationState;
import org.communique.signon.participation.Consent;
import org.communique.signon.participation.Outreach;
import org.communique.signon.participation.UnacceptedSignature;
import org.jspecify.annotations.Nullable;

/**
 * One organisation on the board.
 *
 * @param by            the name of who last acted for it
 * @param words         its reservation, or its reason to decline
 * @param remindedAt    when it was last reminded
 * @param consent       what its answer rests on, where a coordinator took it down
 * @param handedOver    that its answer came by a link that another person had in hand
 * @param acceptedBy    who accepted the answer then
 * @param pending       a signature that waits for a second person, and does not count
 * @param decidingUntil the day on which it wants to answer
 * @param signedName    the official name that it signed under
 * @param mails         the last to each of those who can answer for it
 * @param owner         the name of the coordinator who looks after it
 */
public record BoardRow(
        Organisation organisation,
        ParticipationState state,
        @Nullable String by,
        @Nullable Instant at,
        @Nullable String words,
        @Nullable Instant remindedAt,
        @Nullable Consent consent,
        @Nullable LinkSharing handedOver,
        @Nullable String acceptedBy,
        @Nullable UnacceptedSignature pending,
        @Nullable LocalDate decidingUntil,
        @Nullable String signedName,
        List<MailStatus> mails,
        Outreach outreach,
        @Nullable String owner,
        Set<BoardFlag> flags) {}
