package org.communique.coalition.settings;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.communique.coalition.directory.Account;
import org.communique.coalition.directory.AccountRepository;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.OrganisationRepository;
import org.communique.coalition.directory.Role;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.coalition.member.MemberData;
import org.communique.coalition.member.OrganisationData;
import org.communique.text.unicode.ShortText;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Sets up a coalition without administrators. It checks no rights: no one has any yet. */
@Component
public class CoalitionSetup {

    private final SettingsRepository settings;
    private final OrganisationRepository organisationRepository;
    private final AccountRepository accountRepository;
    private final Clock clock;

    CoalitionSetup(
            SettingsRepository settings,
            OrganisationRepository organisationRepository,
            AccountRepository accountRepository,
            Clock clock) {
        this.settings = settings;
        this.organisationRepository = organisationRepository;
        this.accountRepository = accountRepository;
        this.clock = clock;
    }

    public boolean isDue() {
        return !accountRepository.existsByActiveTrueAndRolesContaining(Role.ADMINISTRATOR);
    }

    /** What is wrong with the plan; nothing is written. */
    public List<ValidationProblem> problems(Plan plan) {
        var problems = new ArrayList<ValidationProblem>();
        if (!ShortText.isGood(plan.coalition(), CoalitionProfile.LONGEST_NAME)) {
            problems.add(ValidationProblem.COALITION_NAME);
        }
        problems.addAll(plan.organisation().problems());
        if (!ShortText.isGood(plan.name(), MemberData.LONGEST_NAME)) {
            problems.add(ValidationProblem.MEMBER_NAME);
        }
        if (!EmailAddress.isValid(plan.email())) {
            problems.add(ValidationProblem.EMAIL);
        } else if (accountRepository.findByEmail(new EmailAddress(plan.email())).isPresent()) {
            problems.add(ValidationProblem.EMAIL_TAKEN);
        }
        return problems;
    }

    /**
     * Writes the administrator last, so that an interrupted set-up can be repeated.
     *
     * @param administrator the id of the account to be made, whose password is already in place
     */
    public Outcome setUp(MemberId administrator, Plan plan) {
        var problems = problems(plan);
        if (!problems.isEmpty()) {
            return new Invalid(problems);
        }
        if (!isDue()) {
            return new AlreadyAdministered();
        }
        settings.save(
                settings.current().with(plan.coalition(), settings.current().colour()));
        var organisation = organisationRepository
                .findByNameKey(Organisation.nameKey(plan.organisation().officialName()))
                .orElseGet(() -> organisationRepository.save(plan.organisation().create(OrganisationId.random())));
        try {
            var account = accountRepository.save(new Account(
                    administrator,
                    plan.name(),
                    new EmailAddress(plan.email()),
                    organisation.id(),
                    Set.of(Role.ADMINISTRATOR),
                    true,
                    ZoneOffset.UTC,
                    clock.instant(),
                    0));
            return new Founded(account.member());
        } catch (DuplicateKeyException e) {
            return new Invalid(List.of(ValidationProblem.EMAIL_TAKEN));
        }
    }

    /** The outcome. */
    public sealed interface Outcome {}

    public record Founded(Member administrator) implements Outcome {}

    public record Invalid(List<ValidationProblem> problems) implements Outcome {}

    public record AlreadyAdministered() implements Outcome {}

    /** @param organisation the administrator's */
    public record Plan(String coalition, OrganisationData organisation, String name, String email) {

        public Plan {
            coalition = ShortText.line(coalition, CoalitionProfile.LONGEST_NAME);
            name = ShortText.line(name, MemberData.LONGEST_NAME);
            email = email.strip();
        }
    }
}
