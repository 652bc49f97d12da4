package org.communique.coalition.member;

import static java.util.Comparator.comparing;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.communique.coalition.access.GrantPolicy;
import org.communique.coalition.access.LinkSharingOutcome;
import org.communique.coalition.access.SignInAccess;
import org.communique.coalition.access.SignInAccess.LinkOutcome;
import org.communique.coalition.directory.Account;
import org.communique.coalition.directory.AccountRepository;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationRepository;
import org.communique.coalition.directory.Role;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.coalition.member.MemberOutcome.ChangedMeanwhile;
import org.communique.coalition.member.MemberOutcome.Invalid;
import org.communique.coalition.member.MemberOutcome.Saved;
import org.communique.coalition.member.MemberOutcome.Unknown;
import org.communique.quota.MemberQuotas;
import org.communique.quota.Quota;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Keeps the accounts of the members. They are deactivated and never deleted: what they wrote stays theirs. */
@Service
@PreAuthorize("denyAll()")
public class MemberService {

    private final AccountRepository accountRepository;
    private final OrganisationRepository organisationRepository;
    private final CurrentMember currentMember;
    private final SignInAccess access;
    private final GrantPolicy grantPolicy;
    private final Clock clock;
    private final MemberQuotas quotas;

    MemberService(
            AccountRepository accountRepository,
            OrganisationRepository organisationRepository,
            CurrentMember currentMember,
            SignInAccess access,
            GrantPolicy grantPolicy,
            Clock clock,
            MemberQuotas quotas) {
        this.quotas = quotas;
        this.accountRepository = accountRepository;
        this.organisationRepository = organisationRepository;
        this.currentMember = currentMember;
        this.access = access;
        this.grantPolicy = grantPolicy;
        this.clock = clock;
    }

    /** By name, also those who are deactivated. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    public List<MemberDetails> all() {
        return details(accountRepository.findAll()).stream()
                .sorted(comparing(MemberDetails::member, Directory.BY_NAME))
                .toList();
    }

    /**
     * In the order of their ids, also those who are deactivated.
     *
     * @param after the last one of the page before; null for the first page
     */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    public List<MemberDetails> page(@Nullable MemberId after, int most) {
        return details(accountRepository.page(after, most));
    }

    @PreAuthorize("hasRole('ADMINISTRATOR')")
    public Optional<MemberDetails> find(MemberId id) {
        return accountRepository
                .findById(id)
                .map(account -> details(List.of(account)).getFirst());
    }

    private List<MemberDetails> details(List<Account> found) {
        var ids = found.stream().map(Account::id).toList();
        var joined = access.joined(ids);
        var invited = access.invited(ids);
        var unconfirmed = access.unconfirmed(ids);
        return found.stream()
                .map(account -> new MemberDetails(
                        account.member(),
                        joined.contains(account.id()),
                        joined.contains(account.id()) || invited.contains(account.id()),
                        unconfirmed.get(account.id()),
                        account.revision()))
                .toList();
    }

    /**
     * Adds the member, who can sign in once {@link #sendLink invited}. A token needs
     * {@link org.communique.coalition.access.TokenScope#AUTHORISE}. The other administrators are notified of members with authority over
     * others, of those who can open a statement, and of all that a token adds.
     */
    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public MemberOutcome add(MemberData data) {
        grantPolicy.checkGrant();
        var problems = problems(data);
        if (!problems.isEmpty()) {
            return new Invalid(problems);
        }
        var account = new Account(
                MemberId.random(),
                data.name(),
                new EmailAddress(data.email()),
                data.organisation(),
                data.roles(),
                true,
                ZoneOffset.UTC,
                clock.instant(),
                0);
        return storing(
                account, account, () -> quotas.take(Quota.MEMBERS, Saved.class::isInstance, () -> save(account)));
    }

    /**
     * As {@link #add}, of roles that are new, of another organisation, and of another address.
     *
     * @param revision of the member that the change was made to
     */
    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public MemberOutcome change(MemberId id, MemberData data, long revision) {
        var found = accountRepository.findById(id);
        if (found.isEmpty()) {
            return new Unknown();
        }
        var account = found.get();
        var gained = GrantPolicy.gained(account.roles(), data.roles());
        var moved = !account.organisation().equals(data.organisation());
        var problems = problems(data);
        if (isSelf(id) && !data.roles().contains(Role.ADMINISTRATOR)) {
            problems.add(ValidationProblem.OWN_ADMINISTRATION);
        }
        if (!problems.isEmpty()) {
            return new Invalid(problems);
        }
        var changed = new Account(
                id,
                data.name(),
                new EmailAddress(data.email()),
                data.organisation(),
                data.roles(),
                account.active(),
                account.zone(),
                account.createdAt(),
                revision);
        var sameAddress = changed.email().equals(account.email());
        if (moved || !gained.isEmpty() || !sameAddress) {
            grantPolicy.checkGrant();
        }
        return storing(account, changed, () -> sameAddress ? save(changed) : saveAddress(account, changed));
    }

    private MemberOutcome storing(Account before, Account changed, Supplier<MemberOutcome> change) {
        return grantPolicy.change(before, changed, Saved.class::isInstance, change);
    }

    /** On record before any link is mailed to it. */
    private MemberOutcome saveAddress(Account account, Account changed) {
        quotas.take(Quota.LINKS);
        var change = access.changingAddress(account.member(), changed.email());
        var outcome = save(changed);
        if (outcome instanceof Saved) {
            change.done();
        } else {
            change.failed();
        }
        return outcome;
    }

    /** The member is shut out at once, everywhere. */
    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public MemberOutcome deactivate(MemberId id) {
        if (isSelf(id)) {
            return new Invalid(List.of(ValidationProblem.OWN_ADMINISTRATION));
        }
        return setActive(id, false);
    }

    /** As {@link #change}, because the member regains the roles. */
    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public MemberOutcome reactivate(MemberId id) {
        grantPolicy.checkGrant();
        return setActive(id, true);
    }

    /**
     * Invites the member, or lets the member choose a new password; empty if there is no such active member. A token needs
     * {@link org.communique.coalition.access.TokenScope#AUTHORISE}, since the link hands out what the member may do.
     */
    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public Optional<LinkOutcome> sendLink(MemberId id) {
        grantPolicy.checkGrant();
        var member = accountRepository.findById(id).map(Account::member).filter(Member::active);
        member.ifPresent(_ -> quotas.take(Quota.LINKS));
        return member.map(access::sendLink);
    }

    /** A person who had the link cannot say that the member chose the password that was set by it. */
    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public LinkSharingOutcome confirmOwnPassword(MemberId id) {
        return access.confirmOwnPassword(id, currentMember.get());
    }

    /** Whether the current member is such an administrator. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    public boolean mayConfirmOwnPassword(MemberId id) {
        return access.mayConfirmOwnPassword(id, currentMember.get());
    }

    /** For a member who has lost them: the password alone signs in again, until new ones are set up. */
    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public void removeSecondFactors(MemberId id) {
        accountRepository.findById(id).map(Account::member).ifPresent(access::removeSecondFactors);
    }

    private boolean isSelf(MemberId id) {
        return currentMember.id().equals(id);
    }

    private List<ValidationProblem> problems(MemberData data) {
        var problems = new ArrayList<>(data.problems());
        if (organisationRepository.findById(data.organisation()).isEmpty()) {
            problems.add(ValidationProblem.ORGANISATION_UNKNOWN);
        }
        return problems;
    }

    private MemberOutcome setActive(MemberId id, boolean active) {
        return accountRepository
                .findById(id)
                .map(account -> {
                    var changed = account.withActive(active);
                    return storing(account, changed, () -> save(changed));
                })
                .orElseGet(Unknown::new);
    }

    private MemberOutcome save(Account account) {
        try {
            return new Saved(accountRepository.save(account).member());
        } catch (DuplicateKeyException e) {
            return new Invalid(List.of(ValidationProblem.EMAIL_TAKEN));
        } catch (OptimisticLockingFailureException e) {
            return new ChangedMeanwhile();
        }
    }
}
