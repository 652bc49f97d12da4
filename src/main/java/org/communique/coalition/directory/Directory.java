package org.communique.coalition.directory;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.communique.coalition.calendar.Holiday;
import org.communique.coalition.calendar.HolidayStore;
import org.communique.coalition.evidence.EvidenceFileId;
import org.communique.coalition.evidence.EvidenceUser;
import org.communique.id.Id;
import org.springframework.stereotype.Component;

/**
 * What other modules' services may look up about the coalition. It checks no rights: its callers have done so, and
 * views never see it.
 */
@Component
public final class Directory implements EvidenceUser {

    public static final Comparator<Member> BY_NAME = comparing(Member::name, String.CASE_INSENSITIVE_ORDER);
    public static final Comparator<Organisation> BY_DISPLAY_NAME =
            comparing(Organisation::displayName, String.CASE_INSENSITIVE_ORDER);

    /** From here on it is quicker to read them all than to look each up. */
    private static final int MANY = 500;

    private final AccountRepository accountRepository;
    private final OrganisationRepository organisationRepository;
    private final MandateRepository mandateRepository;
    private final HolidayStore holidayStore;

    Directory(
            AccountRepository accountRepository,
            OrganisationRepository organisationRepository,
            MandateRepository mandateRepository,
            HolidayStore holidayStore) {
        this.accountRepository = accountRepository;
        this.organisationRepository = organisationRepository;
        this.mandateRepository = mandateRepository;
        this.holidayStore = holidayStore;
    }

    @Override
    public boolean restsOn(String act, EvidenceFileId file) {
        return mandateRepository
                .findById(new MandateId(act))
                .map(Mandate::file)
                .filter(named -> named.id().equals(file))
                .isPresent();
    }

    public Optional<Member> member(MemberId id) {
        return accountRepository.findById(id).map(Account::member);
    }

    public Optional<Member> member(EmailAddress email) {
        return accountRepository.findByEmail(email).map(Account::member);
    }

    public Map<MemberId, Member> members(Collection<MemberId> ids) {
        var wanted = Set.copyOf(ids);
        var found = wanted.size() > MANY ? accountRepository.findAll() : accountRepository.findAllById(wanted);
        return found.stream()
                .filter(account -> wanted.contains(account.id()))
                .map(Account::member)
                .collect(toMap(Member::id, Function.identity()));
    }

    /** Active members with the role, by name. */
    public List<Member> membersWith(Role role) {
        return sorted(accountRepository.findByActiveTrueAndRolesContaining(role).stream());
    }

    /** Active members with both roles, by name. */
    public List<Member> membersWith(Role role, Role other) {
        return sorted(accountRepository.findActiveWithBoth(role, other).stream());
    }

    /** Active members with the role, by name, who are named or belong to an organisation that is. */
    public List<Member> membersWith(Role role, Collection<MemberId> members, Collection<OrganisationId> named) {
        Map<MemberId, Account> found = new HashMap<>();
        if (!members.isEmpty()) {
            accountRepository.findAllById(Set.copyOf(members)).forEach(account -> found.put(account.id(), account));
        }
        if (!named.isEmpty()) {
            accountRepository
                    .findByOrganisationIn(Set.copyOf(named))
                    .forEach(account -> found.put(account.id(), account));
        }
        return sorted(found.values().stream()
                .filter(account -> account.active() && account.roles().contains(role)));
    }

    /** By name. */
    public List<Member> activeMembersOf(Collection<OrganisationId> organisations) {
        return organisations.isEmpty()
                ? List.of()
                : sorted(accountRepository.findByOrganisationIn(Set.copyOf(organisations)).stream()
                        .filter(Account::active));
    }

    /** Active or not, by name. */
    public List<Member> membersOf(OrganisationId organisation) {
        return sorted(accountRepository.findByOrganisation(organisation).stream());
    }

    /** The zone in which the member is shown dates and deadlines; UTC for an unknown member. */
    public ZoneId zone(MemberId member) {
        return accountRepository.findById(member).map(Account::zone).orElse(ZoneOffset.UTC);
    }

    /** Days on which the coalition does not work. */
    public Set<LocalDate> holidays() {
        return holidayStore.calendar().holidays().stream().map(Holiday::date).collect(toSet());
    }

    public Optional<Organisation> organisation(OrganisationId id) {
        return organisationRepository.findById(id);
    }

    /** All of them, also those that have left, by display name. */
    public List<Organisation> organisations() {
        return organisationRepository.findAll().stream().sorted(BY_DISPLAY_NAME).toList();
    }

    public Map<OrganisationId, Organisation> organisations(Collection<OrganisationId> ids) {
        var wanted = Set.copyOf(ids);
        var found =
                wanted.size() > MANY ? organisationRepository.findAll() : organisationRepository.findAllById(wanted);
        return found.stream()
                .filter(organisation -> wanted.contains(organisation.id()))
                .collect(toMap(Organisation::id, Function.identity()));
    }

    /** The member's mandate to sign the statement for the organisation that is valid at the time; none once that has left. */
    public Optional<Mandate> mandate(MemberId member, OrganisationId organisation, Id statement, Instant at) {
        return organisation(organisation).flatMap(found -> mandate(member, found, statement, at));
    }

    /** The same, where the organisation was just read. */
    public Optional<Mandate> mandate(MemberId member, Organisation organisation, Id statement, Instant at) {
        if (!organisation.active()) {
            return Optional.empty();
        }
        return mandateRepository.findByMemberAndOrganisation(member, organisation.id()).stream()
                .filter(mandate -> mandate.isValidAt(at) && mandate.covers(statement))
                .findFirst();
    }

    /** The member's mandates, of organisations that have not left, that are valid at the time. */
    public List<Mandate> mandates(MemberId member, Instant at) {
        return mandateRepository.findByMember(member).stream()
                .filter(mandate -> mandate.isValidAt(at) && belongs(mandate.organisation()))
                .toList();
    }

    /** Active members who hold a mandate to sign the statement for the organisation that is valid at the time, by name. */
    public List<Member> representatives(OrganisationId organisation, Id statement, Instant at) {
        return representatives(List.of(organisation), statement, at).getOrDefault(organisation, List.of());
    }

    /** The same for several, of which those without any are left out. */
    public Map<OrganisationId, List<Member>> representatives(
            Collection<OrganisationId> several, Id statement, Instant at) {
        var present = organisations(several).values().stream()
                .filter(Organisation::active)
                .map(Organisation::id)
                .collect(toSet());
        var found =
                present.size() > MANY ? mandateRepository.findAll() : mandateRepository.findByOrganisationIn(present);
        var valid = found.stream()
                .filter(mandate ->
                        present.contains(mandate.organisation()) && mandate.isValidAt(at) && mandate.covers(statement))
                .toList();
        var holders = members(valid.stream().map(Mandate::member).toList());
        return valid.stream()
                .filter(mandate -> holders.containsKey(mandate.member())
                        && holders.get(mandate.member()).active())
                .collect(groupingBy(
                        Mandate::organisation,
                        collectingAndThen(
                                mapping(mandate -> holders.get(mandate.member()), toSet()),
                                members -> members.stream().sorted(BY_NAME).toList())));
    }

    /** Active representatives who hold a mandate of the organisation, to sign any statement, that is valid at the time, by name. */
    public List<Member> representatives(OrganisationId organisation, Instant at) {
        var holders = mandateRepository.findByOrganisationIn(List.of(organisation)).stream()
                .filter(mandate -> mandate.isValidAt(at))
                .map(Mandate::member)
                .toList();
        return members(holders).values().stream()
                .filter(member -> member.active() && member.is(Role.REPRESENTATIVE))
                .sorted(BY_NAME)
                .toList();
    }

    private boolean belongs(OrganisationId organisation) {
        return organisationRepository
                .findById(organisation)
                .filter(Organisation::active)
                .isPresent();
    }

    private static List<Member> sorted(Stream<Account> accounts) {
        return accounts.map(Account::member).sorted(BY_NAME).toList();
    }
}
