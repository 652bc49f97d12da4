package org.communique.coalition;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * That a one-time link was not mailed to the person whom it is for, but given to somebody else to pass on. What is done by such a link
 * may be the work of either.
 *
 * @param by   who got the link
 * @param name what they were called then
 * @param way  how they got it
 */
public record HandOver(MemberId by, String name, Instant at, Way way) {

    public enum Way {
        SCREEN,
        API
    }

    /** To the member who asks for the link, on the screen or with a token. */
    public static HandOver to(Member member, Instant at) {
        var way = TokenSignIn.current().isPresent() ? Way.API : Way.SCREEN;
        return new HandOver(member.id(), member.name(), at.truncatedTo(ChronoUnit.MILLIS), way);
    }
}
