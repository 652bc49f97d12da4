package org.communique.coalition;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.communique.coalition.AuthorityGranted.MandateGranted;
import org.communique.coalition.AuthorityGranted.RolesGranted;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Asks more of a token that gives authority to a member, and tells of it. With an account that signs or decides, a stolen token could do
 * what its own scopes keep it from.
 */
@Component
class GivingAuthority {

    private final SignInAccess access;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GivingAuthority(SignInAccess access, CurrentMember currentMember, ApplicationEventPublisher events, Clock clock) {
        this.access = access;
        this.currentMember = currentMember;
        this.events = events;
        this.clock = clock;
    }

    static Set<Role> gained(Set<Role> before, Set<Role> after) {
        return after.stream().filter(role -> !before.contains(role)).collect(toUnmodifiableSet());
    }

    /** @throws TokenRefusedException if a token gives one of these roles that may not */
    void checkRoles(Set<Role> gained) {
        if (gained.stream().anyMatch(Role::isPrivileged)) {
            TokenSignIn.require(TokenScope.AUTHORISE);
        }
    }

    /** @throws TokenRefusedException if a token gives a mandate that may not */
    void checkMandate() {
        TokenSignIn.require(TokenScope.AUTHORISE);
    }

    /**
     * Where a member's link is mailed, the account can be taken over.
     *
     * @throws TokenRefusedException if a token mails a link to, or changes the address of, one who has something to lose, and may not
     */
    void checkMailbox(Member member) {
        if (member.roles().stream().anyMatch(Role::isPrivileged)
                || !access.joined(Set.of(member.id())).isEmpty()) {
            TokenSignIn.require(TokenScope.AUTHORISE);
        }
    }

    void tellOfRoles(MemberId member, Set<Role> gained) {
        var roles = gained.stream().filter(Role::decidesOverOthers).collect(toUnmodifiableSet());
        if (!roles.isEmpty()) {
            events.publishEvent(new RolesGranted(member, roles, currentMember.id(), isToken(), now()));
        }
    }

    void tellOfMandate(Mandate mandate) {
        events.publishEvent(
                new MandateGranted(mandate.member(), mandate.organisation(), currentMember.id(), isToken(), now()));
    }

    private static boolean isToken() {
        return TokenSignIn.current().isPresent();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
