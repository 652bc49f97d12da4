package org.communique.coalition.access;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.erasure.StoredName;

/**
 * A one-time link was not mailed to its owner but given to another person to share. Either of them may have used it.
 *
 * @param by who received the link
 * @param name their name at the time
 * @param way  how they received it
 */
public record LinkSharing(MemberId by, @StoredName String name, Instant at, Channel way) {

    public enum Channel {
        SCREEN,
        API,
        /** No link yet: they changed the address to which the member's links are mailed. */
        ADDRESS,
        /** It was mailed to an address that they had put in, and that is not confirmed. */
        MAIL
    }

    /** To the member who asks for the link, on the screen or with a token. */
    public static LinkSharing to(Member member, Instant at) {
        return by(member, at, ScopedAuthentication.current().isPresent() ? Channel.API : Channel.SCREEN);
    }

    public static LinkSharing by(Member member, Instant at, Channel channel) {
        return new LinkSharing(member.id(), member.name(), at.truncatedTo(ChronoUnit.MILLIS), channel);
    }

    /** Of a link that is mailed to the address that they changed. */
    public LinkSharing mailed(Instant mailedAt) {
        return new LinkSharing(by, name, mailedAt.truncatedTo(ChronoUnit.MILLIS), Channel.MAIL);
    }
}
