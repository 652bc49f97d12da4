package org.communique.security;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.communique.coalition.AccessRevoked;
import org.communique.coalition.Directory;
import org.communique.coalition.Member;
import org.communique.coalition.MemberId;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Decides whether a browser session is still good. */
@Component
class Sessions {

    private final Directory directory;
    private final Credentials credentials;
    private final Freshness freshness;
    private final Duration longest;
    private final Clock clock;

    Sessions(
            Directory directory,
            Credentials credentials,
            Freshness freshness,
            SecurityProperties properties,
            Clock clock) {
        this.directory = directory;
        this.credentials = credentials;
        this.freshness = freshness;
        this.longest = properties.security().sessionLasts();
        this.clock = clock;
    }

    /** Good until the member's access is revoked or the member is deactivated, and for so long at most, however it is used. */
    MemberAuthentication begin(MemberId member, Proof proof) {
        long generation = credentials.generation(member);
        var end = clock.instant().plus(longest);
        return new MemberAuthentication(
                member,
                () -> standing(member, generation)
                        .filter(standing -> clock.instant().isBefore(end)),
                latest -> latest != null && freshness.sufficesForSigningAndAdministration(member, latest),
                proof);
    }

    Proof password() {
        return new Proof(clock.instant(), false);
    }

    Proof secondFactor() {
        return new Proof(clock.instant(), true);
    }

    private Optional<Member> standing(MemberId member, long generation) {
        return directory
                .member(member)
                .filter(Member::active)
                .filter(active -> credentials.generation(member) == generation);
    }

    /** First of all listeners, so that a socket which is closed upon the same event cannot come back. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(AccessRevoked revoked) {
        credentials.nextGeneration(revoked.member());
    }
}
