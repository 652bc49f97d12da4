package org.communique.coalition.importing;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.communique.coalition.directory.Account;
import org.communique.coalition.directory.AccountRepository;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.OrganisationRepository;
import org.communique.coalition.directory.Role;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.coalition.importing.ImportPreview.Effect;
import org.communique.coalition.member.MemberData;
import org.communique.coalition.member.MemberInvitationService;
import org.communique.coalition.member.MemberOutcome;
import org.communique.coalition.member.MemberService;
import org.communique.text.format.ParsedCsv;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads members from a table. The e-mail address says which member a row is about. */
@Component
class MemberImport {

    private static final OrganisationId UNKNOWN = new OrganisationId("unknown");

    private final AccountRepository accountRepository;
    private final OrganisationRepository organisationRepository;
    private final MemberService service;
    private final MemberInvitationService memberInvitations;
    private final CurrentMember currentMember;

    MemberImport(
            AccountRepository accountRepository,
            OrganisationRepository organisationRepository,
            MemberService service,
            MemberInvitationService memberInvitations,
            CurrentMember currentMember) {
        this.accountRepository = accountRepository;
        this.organisationRepository = organisationRepository;
        this.service = service;
        this.memberInvitations = memberInvitations;
        this.currentMember = currentMember;
    }

    List<PlannedImportRow> plan(List<ParsedCsv.Row> rows, boolean inviting) {
        Map<String, Account> known = accountRepository.findAll().stream()
                .collect(toMap(account -> account.email().value(), Function.identity()));
        var byName = organisationsByName();
        Set<String> seen = new HashSet<>();
        return rows.stream()
                .map(row -> plan(row, known, byName, seen, inviting))
                .toList();
    }

    /** By official and, where it is clear which is meant, by display name. */
    private Map<String, OrganisationId> organisationsByName() {
        Map<String, OrganisationId> byName = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        for (var organisation : organisationRepository.findAll()) {
            var key = Organisation.nameKey(organisation.displayName());
            if (byName.put(key, organisation.id()) != null) {
                ambiguous.add(key);
            }
        }
        byName.keySet().removeAll(ambiguous);
        organisationRepository.findAll().forEach(organisation -> byName.put(organisation.nameKey(), organisation.id()));
        return byName;
    }

    private PlannedImportRow plan(
            ParsedCsv.Row row,
            Map<String, Account> known,
            Map<String, OrganisationId> byName,
            Set<String> seen,
            boolean inviting) {
        var problems = new ArrayList<ValidationProblem>();
        if (!row.complete()) {
            problems.add(ValidationProblem.COLUMNS_OF_ROW);
        }
        var organisation = byName.get(Organisation.nameKey(row.get("organisation")));
        Set<Role> roles = EnumSet.noneOf(Role.class);
        var unknownRoles = readRoles(row.get("roles"), roles);
        String email = EmailAddress.parse(row.get("email"))
                .map(EmailAddress::value)
                .orElseGet(() -> row.get("email").toLowerCase(Locale.ROOT));
        var data = new MemberData(row.get("name"), email, organisation == null ? UNKNOWN : organisation, roles);
        problems.addAll(data.problems());
        if (!unknownRoles.isEmpty()) {
            problems.remove(ValidationProblem.ROLES);
            problems.add(ValidationProblem.ROLE_UNKNOWN);
        }
        if (organisation == null) {
            problems.add(ValidationProblem.ORGANISATION_UNKNOWN);
        }
        if (!seen.add(email)) {
            problems.add(ValidationProblem.TWICE_IN_THE_FILE);
        }
        var existing = known.get(email);
        if (existing != null && existing.id().equals(currentMember.id()) && !roles.contains(Role.ADMINISTRATOR)) {
            problems.add(ValidationProblem.OWN_ADMINISTRATION);
        }
        var label = data.name().isEmpty() ? email : data.name();
        return new PlannedImportRow(
                new ImportPreview.Row(row.line(), label, effect(data, existing), problems, unknownRoles),
                () -> write(data, existing, inviting));
    }

    /** Returns those that are no roles. */
    private static List<String> readRoles(String text, Set<Role> roles) {
        var unknown = new ArrayList<String>();
        for (String name : text.split("[\\s;,|]+")) {
            var role = Arrays.stream(Role.values())
                    .filter(each -> each.name().equalsIgnoreCase(name))
                    .findFirst();
            if (role.isPresent()) {
                roles.add(role.get());
            } else if (!name.isEmpty()) {
                unknown.add(name);
            }
        }
        return unknown;
    }

    private static Effect effect(MemberData data, @Nullable Account existing) {
        if (existing == null) {
            return Effect.CREATED;
        }
        boolean same = existing.name().equals(data.name())
                && existing.organisation().equals(data.organisation())
                && existing.roles().equals(data.roles());
        return same ? Effect.UNCHANGED : Effect.CHANGED;
    }

    /** Who could not be mailed is shown as never invited. */
    private boolean write(MemberData data, @Nullable Account existing, boolean inviting) {
        var outcome = existing == null ? service.add(data) : service.change(existing.id(), data, existing.revision());
        if (inviting && existing == null && outcome instanceof MemberOutcome.Saved(var member)) {
            memberInvitations.invite(List.of(member.id()), "");
        }
        return outcome instanceof MemberOutcome.Saved;
    }
}
