package org.communique.coalition.access;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.communique.coalition.access.AuthorityGranted.AccessGranted;
import org.communique.coalition.access.AuthorityGranted.MandateGranted;
import org.communique.coalition.access.AuthorityGranted.RolesGranted;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Mandate;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Requires a further scope of tokens that grant authority or access, and publishes each grant. Otherwise a stolen token could create an
 * account that does what its own scopes forbid.
 */
@Component
public class GrantPolicy {

    private final ObjectProvider<DraftAccessLookup> drafts;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GrantPolicy(
            ObjectProvider<DraftAccessLookup> drafts,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            Clock clock) {
        this.drafts = drafts;
        this.currentMember = currentMember;
        this.events = events;
        this.clock = clock;
    }

    public static Set<Role> gained(Set<Role> before, Set<Role> after) {
        return after.stream().filter(role -> !before.contains(role)).collect(toUnmodifiableSet());
    }

    /**
     * For a mandate, a new member, a role, another organisation; and for a link or an address, by which the account can be taken over. It
     * is the same for each member: what an organisation can read is a member's with any role, today or when access is given later, and
     * which organisations can read something is not for administrators to know.
     *
     * @throws InsufficientScopeException if a token grants it that may not
     */
    public void checkGrant() {
        ScopedAuthentication.require(TokenScope.AUTHORISE);
    }

    /**
     * @param gained the new roles
     * @param moved whether the member is new in the organisation
     */
    public void publishGranted(Member member, Set<Role> gained, boolean moved) {
        var deciding = gained.stream().filter(Role::decidesOverOthers).collect(toUnmodifiableSet());
        if (!deciding.isEmpty()) {
            events.publishEvent(new RolesGranted(member.id(), deciding, currentMember.id(), isToken(), now()));
        } else if ((moved || !gained.isEmpty()) && (isToken() || opensDrafts(member))) {
            events.publishEvent(new AccessGranted(
                    member.id(), member.organisation(), member.roles(), currentMember.id(), isToken(), now()));
        }
    }

    private boolean opensDrafts(Member member) {
        return drafts.stream().anyMatch(lookup -> lookup.hasAny(member));
    }

    public void publishMandateGranted(Mandate mandate) {
        events.publishEvent(
                new MandateGranted(mandate.member(), mandate.organisation(), currentMember.id(), isToken(), now()));
    }

    private static boolean isToken() {
        return ScopedAuthentication.current().isPresent();
    }

    private Instant now() {
        return clock.instant();
    }
}
