package org.communique.coalition.access;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.communique.coalition.access.AuthorityGranted.MandateGranted;
import org.communique.coalition.access.AuthorityGranted.RolesGranted;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Mandate;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Requires a further scope of tokens that grant authority, and publishes each grant. Otherwise a stolen token could create an account
 * that does what its own scopes forbid.
 */
@Component
public class GrantPolicy {

    private final SignInAccess access;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GrantPolicy(SignInAccess access, CurrentMember currentMember, ApplicationEventPublisher events, Clock clock) {
        this.access = access;
        this.currentMember = currentMember;
        this.events = events;
        this.clock = clock;
    }

    public static Set<Role> gained(Set<Role> before, Set<Role> after) {
        return after.stream().filter(role -> !before.contains(role)).collect(toUnmodifiableSet());
    }

    /** @throws InsufficientScopeException if a token gives one of these roles that may not */
    public void checkRoles(Set<Role> gained) {
        if (gained.stream().anyMatch(Role::isPrivileged)) {
            ScopedAuthentication.require(TokenScope.AUTHORISE);
        }
    }

    /** @throws InsufficientScopeException if a token gives a mandate that may not */
    public void checkMandate() {
        ScopedAuthentication.require(TokenScope.AUTHORISE);
    }

    /**
     * Anyone who receives a member's link can take over the account.
     *
     * @throws InsufficientScopeException if a token mails a link to, or changes the address of, a member with authority, without the
     *     scope for it
     */
    public void checkMailbox(Member member) {
        if (member.roles().stream().anyMatch(Role::isPrivileged)
                || !access.joined(Set.of(member.id())).isEmpty()) {
            ScopedAuthentication.require(TokenScope.AUTHORISE);
        }
    }

    public void publishRolesGranted(MemberId member, Set<Role> gained) {
        var roles = gained.stream().filter(Role::decidesOverOthers).collect(toUnmodifiableSet());
        if (!roles.isEmpty()) {
            events.publishEvent(new RolesGranted(member, roles, currentMember.id(), isToken(), now()));
        }
    }

    public void publishMandateGranted(Mandate mandate) {
        events.publishEvent(
                new MandateGranted(mandate.member(), mandate.organisation(), currentMember.id(), isToken(), now()));
    }

    private static boolean isToken() {
        return ScopedAuthentication.current().isPresent();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
