package org.communique.signon.participation;

import java.time.Instant;
import java.util.Optional;
import org.communique.coalition.directory.Member;
import org.communique.coalition.evidence.EvidenceFile;
import org.communique.coalition.evidence.EvidenceFileId;
import org.communique.erasure.ErasedName;
import org.communique.signon.AnswerContent;
import org.communique.statement.TextHash;
import org.springframework.data.mongodb.core.mapping.Unwrapped;

/**
 * Something that was done for an organisation in a call. Acts are added and never changed.
 *
 * @param hash         of the text
 * @param officialName the organisation's official name at the time, which a signature keeps
 * @param country      its country at the time
 */
public record SignOnAction(
        Kind kind,
        Instant at,
        TextHash hash,
        @Unwrapped.Empty Speaker speaker,
        String officialName,
        String country,
        @Unwrapped.Empty AnswerContent content) {

    /** An invitation's answer is accepted by a second person, where it needs one, before it is recorded. */
    public boolean needsSecondPerson() {
        var consent = speaker.consent();
        return kind == Kind.SIGNED
                && speaker.linkSharing() != null
                && speaker.acceptedBy() == null
                && (consent == null || !consent.channel().isByOwnLink());
    }

    /** What waited for it counts from now on. */
    public SignOnAction accepted(Member by, Instant now) {
        return new SignOnAction(kind, now, hash, speaker.accepted(by.name()), officialName, country, content);
    }

    /** Whether it is known by that name, a person's or an organisation's. */
    boolean names(ErasedName name) {
        return name.is(officialName) || speaker.names(name);
    }

    private boolean isOf(ErasedName name) {
        return name.is(officialName) || name.isSpeaker(speaker.byName());
    }

    Optional<EvidenceFileId> evidence(ErasedName name) {
        return isOf(name)
                ? Optional.ofNullable(speaker.consent()).map(Consent::file).map(EvidenceFile.Named::id)
                : Optional.empty();
    }

    /** With the name erased; an organisation's own words go with its name, and what shows the authority with either. */
    SignOnAction without(ErasedName name) {
        return new SignOnAction(
                kind,
                at,
                hash,
                speaker.without(name, isOf(name)),
                name.replaced(officialName),
                country,
                name.is(officialName) ? AnswerContent.NONE : content);
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
