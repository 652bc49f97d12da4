package org.communique.signon.participation;

import java.time.Instant;
import java.util.Optional;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.directory.MandateId;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.evidence.EvidenceFile;
import org.communique.coalition.evidence.EvidenceFileId;
import org.communique.erasure.ErasedName;
import org.communique.signon.AnswerChannel;
import org.communique.statement.TextHash;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done for an organisation in a call. Acts are added and never changed.
 *
 * @param by           the representative, or the coordinator who recorded it
 * @param mandate      the mandate it was done under; null with a consent
 * @param hash         of the text
 * @param words        the reservation of a signature, or the reason of a decline
 * @param byName       the speaker's name at the time
 * @param officialName the organisation's official name at the time, which a signature keeps
 * @param country      its country at the time
 * @param consent      its basis, if a coordinator recorded it
 * @param linkSharing   set if it was done with a manually shared link, or a password set by one
 * @param acceptedBy   who accepted it, if that was needed
 */
public record SignOnAction(
        Kind kind,
        MemberId by,
        String byName,
        @Nullable MandateId mandate,
        Instant at,
        TextHash hash,
        @Nullable String words,
        String officialName,
        String country,
        @Nullable Consent consent,
        @Nullable LinkSharing linkSharing,
        @Nullable String acceptedBy) {

    /** An invitation's answer is accepted by a second person, where it needs one, before it is recorded. */
    public boolean needsSecondPerson() {
        return kind == Kind.SIGNED
                && linkSharing != null
                && acceptedBy == null
                && (consent == null || consent.channel() != AnswerChannel.INVITATION);
    }

    /** What waited for it counts from now on. */
    public SignOnAction accepted(Member by, Instant now) {
        return new SignOnAction(
                kind,
                this.by,
                byName,
                mandate,
                now,
                hash,
                words,
                officialName,
                country,
                consent,
                linkSharing,
                by.name());
    }

    /** Whether it is known by that name, a person's or an organisation's. */
    boolean names(ErasedName name) {
        return isOf(name)
                || name.is(acceptedBy)
                || (consent != null && consent.names(name))
                || (linkSharing != null && name.is(linkSharing.name()));
    }

    private boolean isOf(ErasedName name) {
        return name.is(officialName) || name.isSpeaker(byName);
    }

    Optional<EvidenceFileId> evidence(ErasedName name) {
        return isOf(name)
                ? Optional.ofNullable(consent).map(Consent::file).map(EvidenceFile.Named::id)
                : Optional.empty();
    }

    /** With the name erased; an organisation's own words go with its name, and what shows the authority with either. */
    SignOnAction without(ErasedName name) {
        return new SignOnAction(
                kind,
                by,
                name.isSpeaker(byName) ? ErasedName.ERASED : byName,
                mandate,
                at,
                hash,
                name.is(officialName) ? null : words,
                name.replaced(officialName),
                country,
                consent == null ? null : consent.without(name, isOf(name)),
                linkSharing == null
                        ? null
                        : new LinkSharing(
                                linkSharing.by(),
                                name.replaced(linkSharing.name()),
                                linkSharing.at(),
                                linkSharing.way()),
                acceptedBy == null ? null : name.replaced(acceptedBy));
    }

    public enum Kind {
        OPENED,
        /** Said when it will answer. */
        DECIDING,
        SIGNED,
        DECLINED,
        WITHDRAWN;

        /** Whether it belongs on record: what only prepares an answer does not. */
        public boolean isAnswer() {
            return this != OPENED && this != DECIDING;
        }
    }
}
