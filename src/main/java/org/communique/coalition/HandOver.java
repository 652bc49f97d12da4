package org.communique.coalition;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * That a one-time link was not mailed to the person whom it is for, but given to another person to pass on. What is done by such a link
 * may be the work of either.
 *
 * @param by   who got the link
 * @param name what they were called then
 * @param way  how they got it
 */
public record HandOver(MemberId by, String name, Instant at, Way way) {

    public enum Way {
        SCREEN,
        API,
        /** No link yet: they changed the address to which the member's links are mailed. */
        ADDRESS,
        /** It was mailed to an address that they had put in, and that is not confirmed. */
        MAIL
    }

    /** To the member who asks for the link, on the screen or with a token. */
    public static HandOver to(Member member, Instant at) {
        return by(member, at, TokenSignIn.current().isPresent() ? Way.API : Way.SCREEN);
    }

    public static HandOver by(Member member, Instant at, Way way) {
        return new HandOver(member.id(), member.name(), at.truncatedTo(ChronoUnit.MILLIS), way);
    }

    /** Of a link that is mailed to the address that they changed. */
    public HandOver mailed(Instant mailedAt) {
        return new HandOver(by, name, mailedAt.truncatedTo(ChronoUnit.MILLIS), Way.MAIL);
    }
}
