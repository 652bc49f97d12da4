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
 * @param by            who last acted for it, by name
 * @param words         its reservation, or its reason to decline
 * @param remindedAt    when it was last reminded
 * @param consent       the basis of its answer, if a coordinator recorded it
 * @param linkSharing set if its answer came by a manually shared link
 * @param acceptedBy    who accepted the answer, if that was needed
 * @param pending       a signature that waits for a second person, and does not count
 * @param decidingUntil the day on which it will answer
 * @param signedName    the official name at the time of signing
 * @param mails         the last mail to each person who can answer for it
 * @param owner         the coordinator responsible for its answer, by name
 */
public record BoardRow(
        Organisation organisation,
        ParticipationState state,
        @Nullable String by,
        @Nullable Instant at,
        @Nullable String words,
        @Nullable Instant remindedAt,
        @Nullable Consent consent,
        @Nullable LinkSharing linkSharing,
        @Nullable String acceptedBy,
        @Nullable UnacceptedSignature pending,
        @Nullable LocalDate decidingUntil,
        @Nullable String signedName,
        List<MailStatus> mails,
        Outreach outreach,
        @Nullable String owner,
        Set<BoardFlag> flags) {}
