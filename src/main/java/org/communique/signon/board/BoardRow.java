package org.communique.signon.board;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.directory.Organisation;
import org.communique.mail.MailStatus;
import org.communique.mail.SentMessages.SentWords;
import org.communique.signon.AnswerContent;
import org.communique.signon.ParticipationState;
import org.communique.signon.participation.Consent;
import org.communique.signon.participation.Outreach;
import org.communique.signon.participation.UnacceptedSignature;
import org.jspecify.annotations.Nullable;

/**
 * One organisation on the board. Over the API its parts are fields of one object.
 *
 * @param pending       a signature that waits for a second person, and does not count
 * @param decidingUntil the day on which it will answer
 */
public record BoardRow(
        Organisation organisation,
        ParticipationState state,
        @JsonUnwrapped LastAct act,
        @Nullable UnacceptedSignature pending,
        @Nullable LocalDate decidingUntil,
        @JsonUnwrapped Contacts contacts,
        Set<BoardFlag> flags) {

    /**
     * What was last done for it.
     *
     * @param by          who did it, by name
     * @param consent     the basis of its answer, if a coordinator recorded it
     * @param linkSharing set if its answer came by a manually shared link
     * @param acceptedBy  who accepted the answer, if that was needed
     * @param signedName  the official name at the time of signing
     */
    public record LastAct(
            @Nullable String by,
            @Nullable Instant at,
            @JsonUnwrapped AnswerContent content,
            @Nullable Consent consent,
            @Nullable LinkSharing linkSharing,
            @Nullable String acceptedBy,
            @Nullable String signedName) {

        static final LastAct NONE = new LastAct(null, null, AnswerContent.NONE, null, null, null, null);
    }

    /**
     * How coordinators and it got in touch.
     *
     * @param remindedAt when it was last reminded
     * @param mails      the last mail to each person who can answer for it
     * @param sent       what coordinators had sent to it, the newest first
     * @param owner      the coordinator responsible for its answer, by name
     */
    public record Contacts(
            @Nullable Instant remindedAt,
            List<MailStatus> mails,
            List<SentWords> sent,
            Outreach outreach,
            @Nullable String owner) {}
}
