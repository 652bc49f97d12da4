package org.communique.coalition.access;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.communique.coalition.access.AuthorityGranted.AccessGranted;
import org.communique.coalition.access.AuthorityGranted.MandateGranted;
import org.communique.coalition.access.AuthorityGranted.RolesGranted;
import org.communique.coalition.directory.Account;
import org.communique.coalition.directory.AccountRepository;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.MandateId;
import org.communique.coalition.directory.MandateRepository;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.id.Id;
import org.communique.job.ReconcileQueue;
import org.communique.job.Reconciler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Requires a further scope of tokens that grant authority or access, and publishes each grant. Otherwise a stolen token could create an
 * account that does what its own scopes forbid. What is to be granted is queued before it is stored, so that a crash hides no grant.
 */
@Component
public class GrantPolicy implements Reconciler {

    private enum Act {
        MANDATE,
        ACCESS,
        DEACTIVATION
    }

    private final ObjectProvider<DraftAccessLookup> drafts;
    private final AccountRepository accounts;
    private final MandateRepository mandates;
    private final CurrentMember currentMember;
    private final ReconcileQueue queue;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GrantPolicy(
            ObjectProvider<DraftAccessLookup> drafts,
            AccountRepository accounts,
            MandateRepository mandates,
            CurrentMember currentMember,
            ReconcileQueue queue,
            ApplicationEventPublisher events,
            Clock clock) {
        this.drafts = drafts;
        this.accounts = accounts;
        this.mandates = mandates;
        this.currentMember = currentMember;
        this.queue = queue;
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
     * Stores a change of the account, and publishes what it granted, or that the member is shut out.
     *
     * @param before the account; of revision 0 if the member is new
     */
    public <T> T change(Account before, Account changed, Predicate<T> stored, Supplier<T> change) {
        if (before.active() && !changed.active()) {
            return publishing(subject(Act.DEACTIVATION, changed.id()), stored, change);
        }
        var gained = before.revision() == 0 || !before.active() && changed.active()
                ? changed.roles()
                : gained(before.roles(), changed.roles());
        boolean moved = before.revision() == 0 || !before.organisation().equals(changed.organisation());
        if (gained.isEmpty() && !moved) {
            return change.get();
        }
        var roles = gained.stream().map(Role::name).collect(joining(","));
        var organisation = moved ? changed.organisation().value() : "";
        var revision = Long.toString(before.revision());
        return publishing(subject(Act.ACCESS, changed.id(), revision, roles, organisation), stored, change);
    }

    /** Stores a new mandate, and publishes it. */
    public <T> T grant(MandateId mandate, Predicate<T> stored, Supplier<T> change) {
        return publishing(subject(Act.MANDATE, mandate), stored, change);
    }

    private String subject(Act act, Id of, String... more) {
        var begun = Stream.of(
                act.name(), of.value(), currentMember.id().value(), Boolean.toString(isToken()), now().toString());
        return Stream.concat(begun, Stream.of(more)).collect(joining("/"));
    }

    private <T> T publishing(String subject, Predicate<T> stored, Supplier<T> change) {
        queue.add(kind(), subject);
        var outcome = change.get();
        if (stored.test(outcome)) {
            reconcile(subject);
        }
        queue.done(kind(), subject);
        return outcome;
    }

    @Override
    public String kind() {
        return "grant";
    }

    /** Publishes what is there of it: also, in a crash, what was given again or by another member since. */
    @Override
    public Optional<Instant> reconcile(String subject) {
        var parts = subject.split("/", -1);
        var id = parts[1];
        var by = new MemberId(parts[2]);
        boolean byToken = Boolean.parseBoolean(parts[3]);
        var at = Instant.parse(parts[4]);
        var happened = switch (Act.valueOf(parts[0])) {
            case MANDATE ->
                mandates.findById(new MandateId(id))
                        .map(mandate -> new MandateGranted(mandate.member(), mandate.organisation(), by, byToken, at));
            case DEACTIVATION ->
                accounts.findById(new MemberId(id))
                        .filter(account -> !account.active())
                        .map(account -> new AccessRevoked(account.id()));
            case ACCESS -> {
                Set<Role> gained = parts[6].isEmpty()
                        ? Set.of()
                        : Stream.of(parts[6].split(",")).map(Role::valueOf).collect(toUnmodifiableSet());
                yield accounts.findById(new MemberId(id))
                        .filter(account -> account.revision() > Long.parseLong(parts[5])
                                && account.roles().containsAll(gained)
                                && (parts[7].isEmpty()
                                        || account.organisation().value().equals(parts[7])))
                        .flatMap(account -> granted(account.member(), gained, by, byToken, at));
            }
        };
        happened.ifPresent(events::publishEvent);
        return Optional.empty();
    }

    private Optional<AuthorityGranted> granted(
            Member member, Set<Role> gained, MemberId by, boolean byToken, Instant at) {
        var deciding = gained.stream().filter(Role::decidesOverOthers).collect(toUnmodifiableSet());
        if (!deciding.isEmpty()) {
            return Optional.of(new RolesGranted(member.id(), deciding, by, byToken, at));
        }
        return byToken || drafts.stream().anyMatch(lookup -> lookup.hasAny(member))
                ? Optional.of(new AccessGranted(member.id(), member.organisation(), member.roles(), by, byToken, at))
                : Optional.empty();
    }

    private static boolean isToken() {
        return ScopedAuthentication.current().isPresent();
    }

    private Instant now() {
        return clock.instant();
    }
}
