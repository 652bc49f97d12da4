package org.communique.coalition.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.communique.coalition.access.Confirmation;
import org.communique.coalition.access.ScopedAuthentication;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.evidence.EvidenceFile;
import org.communique.coalition.evidence.EvidenceFileId;
import org.communique.id.Id;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** People for tests: {@code @Import} it and have it injected. Names need not be unique, what is made of them is. */
@TestComponent
public class CoalitionFixtures {

    private static final EvidenceFile.Named SCAN = new EvidenceFile.Named(EvidenceFileId.random(), "scan.pdf");

    private final OrganisationRepository organisationRepository;
    private final AccountRepository accountRepository;
    private final MandateRepository mandateRepository;
    private final Clock clock;

    CoalitionFixtures(
            OrganisationRepository organisationRepository,
            AccountRepository accountRepository,
            MandateRepository mandateRepository,
            Clock clock) {
        this.organisationRepository = organisationRepository;
        this.accountRepository = accountRepository;
        this.mandateRepository = mandateRepository;
        this.clock = clock;
    }

    public Organisation organisation(String name) {
        return organisation(name, "KE", Region.AFRICA, ConsultativeStatus.SPECIAL);
    }

    public Organisation organisation(String name, String country, Region region, ConsultativeStatus status) {
        var id = OrganisationId.random();
        var official = name + " (" + id.value() + ")";
        return organisationRepository.save(new Organisation(
                id, official, name, country, region, status, "", Organisation.nameKey(official), true, 0));
    }

    /** A member of an organisation made for the occasion. */
    public Member member(Role... roles) {
        return member(organisation("Organisation"), roles);
    }

    public Member member(Organisation organisation, Role... roles) {
        return member("Member", organisation, roles);
    }

    public Member member(String name, Organisation organisation, Role... roles) {
        var id = MemberId.random();
        return accountRepository
                .save(new Account(
                        id,
                        name,
                        new EmailAddress(id.value() + "@example.org"),
                        organisation.id(),
                        Set.copyOf(Arrays.asList(roles)),
                        true,
                        ZoneOffset.UTC,
                        clock.instant(),
                        0))
                .member();
    }

    /** A mandate that is valid from yesterday on. */
    public Mandate mandate(Member member, OrganisationId organisation) {
        var yesterday = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
        return mandate(member, organisation, yesterday, yesterday.plusYears(1));
    }

    public Mandate mandate(Member member, OrganisationId organisation, LocalDate from, LocalDate until) {
        return mandateRepository.save(new Mandate(
                new MandateId(Id.random()), member.id(), organisation, from, until, "a test", SCAN, Set.of(), null, 0));
    }

    /** One that is for these statements only. */
    public Mandate mandate(Member member, OrganisationId organisation, Id statement) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var only = Set.of(new MandateSubject(statement.value()));
        return mandateRepository.save(new Mandate(
                new MandateId(Id.random()), member.id(), organisation, today, null, "a test", SCAN, only, null, 0));
    }

    /** A representative of the organisation with a valid mandate for it. */
    public Member representative(Organisation organisation) {
        var member = member("Representative", organisation, Role.REPRESENTATIVE);
        mandate(member, organisation.id());
        return member;
    }

    /** All organisations with this name leave, as those that are erased have to. */
    public void letLeave(String name) {
        organisationRepository.findAll().stream()
                .filter(each -> name.equals(each.officialName()) || name.equals(each.displayName()))
                .forEach(each -> organisationRepository.save(each.withActive(false)));
    }

    public void deactivate(MemberId member) {
        accountRepository.save(accountRepository.findById(member).orElseThrow().withActive(false));
    }

    /** These and no others. */
    public void giveRoles(MemberId member, Role... roles) {
        var account = accountRepository.findById(member).orElseThrow();
        change(account, account.organisation(), Set.of(roles));
    }

    public void move(MemberId member, OrganisationId organisation) {
        var account = accountRepository.findById(member).orElseThrow();
        change(account, organisation, account.roles());
    }

    private void change(Account read, OrganisationId organisation, Set<Role> roles) {
        accountRepository.save(new Account(
                read.id(),
                read.name(),
                read.email(),
                organisation,
                roles,
                read.active(),
                read.zone(),
                read.createdAt(),
                read.revision()));
    }

    /** Does the work as the member, who has just confirmed that it is they, and then is again who it was. */
    public static <T> T as(Member member, Callable<T> work) {
        return as(member, Stream.of(Confirmation.RECENT), work);
    }

    /** As {@link #as}, without that confirmation. */
    public static <T> T asUnconfirmed(Member member, Callable<T> work) {
        return as(member, Stream.of(), work);
    }

    private static <T> T as(Member member, Stream<String> confirmed, Callable<T> work) {
        var authorities = AuthorityUtils.createAuthorityList(
                Stream.concat(member.roles().stream().map(Role::authority), confirmed)
                        .toList());
        return as(UsernamePasswordAuthenticationToken.authenticated(member.id().value(), null, authorities), work);
    }

    private static <T> T as(Authentication authentication, Callable<T> work) {
        var before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(new SecurityContextImpl(authentication));
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    /** Does the work as a script with a token of the member that has these scopes. */
    public static <T> T asScript(Member member, Set<TokenScope> scopes, Callable<T> work) {
        return as(new Script(member, scopes), work);
    }

    private static final class Script extends UsernamePasswordAuthenticationToken implements ScopedAuthentication {

        private static final long serialVersionUID = 1L;

        private final Set<TokenScope> scopes;

        Script(Member member, Set<TokenScope> scopes) {
            super(
                    member.id().value(),
                    null,
                    AuthorityUtils.createAuthorityList(
                            Stream.concat(member.roles().stream().map(Role::authority), Stream.of(Confirmation.RECENT))
                                    .toList()));
            this.scopes = EnumSet.copyOf(scopes);
        }

        @Override
        public boolean has(TokenScope scope) {
            return scopes.contains(scope);
        }

        @Override
        public boolean isConfirmedToSign() {
            return true;
        }
    }

    public static void runAs(Member member, Runnable work) {
        as(member, () -> {
            work.run();
            return true;
        });
    }
}
