package org.communique.coalition;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.communique.text.ShortText;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Sets a coalition up that nobody administers yet. It checks no rights, for there is nobody to have them. */
@Component
public class Founding {

    private final AllSettings settings;
    private final Organisations organisations;
    private final Accounts accounts;
    private final Clock clock;

    Founding(AllSettings settings, Organisations organisations, Accounts accounts, Clock clock) {
        this.settings = settings;
        this.organisations = organisations;
        this.accounts = accounts;
        this.clock = clock;
    }

    public boolean isDue() {
        return !accounts.existsByActiveTrueAndRolesContaining(Role.ADMINISTRATOR);
    }

    /** What is wrong with the plan; nothing is written. */
    public List<Problem> problems(Plan plan) {
        var problems = new ArrayList<Problem>();
        if (!ShortText.isGood(plan.coalition(), CoalitionProfile.LONGEST_NAME)) {
            problems.add(Problem.COALITION_NAME);
        }
        problems.addAll(plan.organisation().problems());
        if (!ShortText.isGood(plan.name(), MemberData.LONGEST_NAME)) {
            problems.add(Problem.MEMBER_NAME);
        }
        if (!EmailAddress.isValid(plan.email())) {
            problems.add(Problem.EMAIL);
        } else if (accounts.findByEmail(new EmailAddress(plan.email())).isPresent()) {
            problems.add(Problem.EMAIL_TAKEN);
        }
        return problems;
    }

    /**
     * Writes the administrator last, so that whatever interrupts it, it can be done again.
     *
     * @param administrator the id of the account to be made, whose password is already in place
     */
    public Outcome found(MemberId administrator, Plan plan) {
        var problems = problems(plan);
        if (!problems.isEmpty()) {
            return new Invalid(problems);
        }
        if (!isDue()) {
            return new AlreadyAdministered();
        }
        settings.save(
                settings.current().with(plan.coalition(), settings.current().colour()));
        var organisation = organisations
                .findByNameKey(Organisation.nameKey(plan.organisation().officialName()))
                .orElseGet(() -> organisations.save(plan.organisation().create(OrganisationId.random())));
        try {
            var account = accounts.save(new Account(
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
            return new Invalid(List.of(Problem.EMAIL_TAKEN));
        }
    }

    /** What came of it. */
    public sealed interface Outcome {}

    public record Founded(Member administrator) implements Outcome {}

    public record Invalid(List<Problem> problems) implements Outcome {}

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
