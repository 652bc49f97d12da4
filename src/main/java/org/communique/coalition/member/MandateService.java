package org.communique.coalition.member;

import static java.util.Comparator.comparing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.coalition.access.GrantPolicy;
import org.communique.coalition.directory.Account;
import org.communique.coalition.directory.AccountRepository;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Mandate;
import org.communique.coalition.directory.MandateId;
import org.communique.coalition.directory.MandateRepository;
import org.communique.coalition.directory.MandateSubject;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationRepository;
import org.communique.coalition.directory.Role;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.coalition.evidence.EvidenceFile;
import org.communique.coalition.evidence.EvidenceFileStore;
import org.communique.coalition.evidence.InspectedFile;
import org.communique.coalition.member.MandateOutcome.AlreadyGranted;
import org.communique.coalition.member.MandateOutcome.Granted;
import org.communique.coalition.member.MandateOutcome.Invalid;
import org.communique.coalition.member.MandateOutcome.OtherEvidence;
import org.communique.coalition.member.MandateOutcome.Revoked;
import org.communique.coalition.member.MandateOutcome.Unknown;
import org.communique.quota.MemberQuotas;
import org.communique.quota.Quota;
import org.communique.work.OptimisticRetry;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Gives and revokes mandates. One that was given is never changed or deleted: signatures refer to it. */
@Service
@PreAuthorize("denyAll()")
public class MandateService {

    private final MandateRepository mandateRepository;
    private final AccountRepository accountRepository;
    private final OrganisationRepository organisationRepository;
    private final EvidenceFileStore files;
    private final MandateSubjectProvider subjects;
    private final GrantPolicy grantPolicy;
    private final MemberQuotas quotas;
    private final CurrentMember currentMember;
    private final Clock clock;

    MandateService(
            MandateRepository mandateRepository,
            AccountRepository accountRepository,
            OrganisationRepository organisationRepository,
            EvidenceFileStore files,
            MandateSubjectProvider subjects,
            GrantPolicy grantPolicy,
            MemberQuotas quotas,
            CurrentMember currentMember,
            Clock clock) {
        this.currentMember = currentMember;
        this.quotas = quotas;
        this.mandateRepository = mandateRepository;
        this.accountRepository = accountRepository;
        this.organisationRepository = organisationRepository;
        this.files = files;
        this.subjects = subjects;
        this.grantPolicy = grantPolicy;
        this.clock = clock;
    }

    /** The newest first, by their first day. */
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR')")
    public List<Mandate> all() {
        return mandateRepository.findAll().stream()
                .sorted(comparing(Mandate::from).reversed())
                .toList();
    }

    /**
     * In the order of their ids.
     *
     * @param after the last one of the page before; null for the first page
     */
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR')")
    public List<Mandate> page(@Nullable MandateId after, int most) {
        return mandateRepository.page(after, most);
    }

    /**
     * A token needs {@link org.communique.coalition.access.TokenScope#AUTHORISE}. The other administrators and the organisation's
     * representatives are notified. One of the same terms as another in force is not added, so that revoking leaves no copy.
     */
    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public MandateOutcome grant(MandateGrant grant) {
        grantPolicy.checkGrant();
        var problems = problems(grant);
        var file = grant.file() == null
                ? null
                : files.inspect(grant.file(), currentMember.id().value()).orElse(null);
        if (grant.file() != null && file == null) {
            problems.add(ValidationProblem.EVIDENCE_FILE);
        }
        if (!problems.isEmpty()) {
            return new Invalid(problems);
        }
        return OptimisticRetry.run(grant.terms(), _ -> grantOnce(grant, file));
    }

    /** Empty if an equal request was granted meanwhile. */
    private Optional<MandateOutcome> grantOnce(MandateGrant grant, @Nullable InspectedFile file) {
        var terms = grant.terms();
        var equal = mandateRepository.findByMemberAndOrganisation(grant.member(), grant.organisation()).stream()
                .filter(mandate -> mandate.hasTerms(terms))
                .toList();
        var present =
                equal.stream().filter(mandate -> mandate.revokedAt() == null).findFirst();
        if (present.isPresent()) {
            return present.map(
                    mandate -> hasEvidence(mandate, grant) ? new AlreadyGranted(mandate) : new OtherEvidence(mandate));
        }
        var id = MandateId.of(terms, equal.size());
        return grantPolicy
                .grant(id, Optional::isPresent, () -> add(id, grant, file))
                .map(Granted::new);
    }

    private boolean hasEvidence(Mandate mandate, MandateGrant grant) {
        var kept = mandate.file();
        var sent = grant.file();
        if (!mandate.evidence().equals(grant.evidence()) || kept == null || sent == null) {
            return mandate.evidence().equals(grant.evidence()) && kept == null && sent == null;
        }
        return files.find(kept.id())
                .filter(file -> Arrays.equals(file.content(), sent.content()))
                .isPresent();
    }

    /** Empty if there is one of this id. */
    private Optional<Mandate> add(MandateId id, MandateGrant grant, @Nullable InspectedFile inspected) {
        if (mandateRepository.findById(id).isPresent()) {
            return Optional.empty();
        }
        return quotas.take(Quota.MANDATES, Optional::isPresent, () -> save(id, grant, inspected));
    }

    private Optional<Mandate> save(MandateId id, MandateGrant grant, @Nullable InspectedFile inspected) {
        var file = inspected == null ? null : files.store(inspected, id);
        try {
            return Optional.of(mandateRepository.save(new Mandate(
                    id,
                    grant.member(),
                    grant.organisation(),
                    grant.from(),
                    grant.until(),
                    grant.evidence(),
                    file,
                    grant.only(),
                    null,
                    0)));
        } catch (DuplicateKeyException e) {
            if (file != null) {
                files.remove(file.id());
            }
            return Optional.empty();
        }
    }

    /** The statements to which a mandate can be limited, with their titles. */
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR')")
    public Map<MandateSubject, String> subjects() {
        return subjects.known();
    }

    /** The file that the mandate's evidence is in, to be saved and never shown in a page. */
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR')")
    public Optional<EvidenceFile> file(MandateId id) {
        return mandateRepository.findById(id).map(Mandate::file).flatMap(file -> files.find(file.id()));
    }

    /** Revoking twice keeps the first time. */
    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public MandateOutcome revoke(MandateId id) {
        var found = mandateRepository.findById(id);
        if (found.isEmpty()) {
            return new Unknown();
        }
        if (found.get().revokedAt() != null) {
            return new Revoked(found.get());
        }
        try {
            return new Revoked(mandateRepository.save(found.get().revoked(clock.instant())));
        } catch (OptimisticLockingFailureException e) {
            // Mandates change only by being revoked, so another person has just revoked it.
            return new Revoked(mandateRepository.findById(id).orElseThrow());
        }
    }

    private List<ValidationProblem> problems(MandateGrant grant) {
        var problems = new ArrayList<>(grant.problems());
        if (organisationRepository
                .findById(grant.organisation())
                .filter(Organisation::active)
                .isEmpty()) {
            problems.add(ValidationProblem.ORGANISATION_UNKNOWN);
        }
        if (accountRepository
                .findById(grant.member())
                .map(Account::member)
                .filter(member -> member.active() && member.is(Role.REPRESENTATIVE))
                .isEmpty()) {
            problems.add(ValidationProblem.NOT_A_REPRESENTATIVE);
        }
        if (!grant.only().isEmpty() && !subjects.known().keySet().containsAll(grant.only())) {
            problems.add(ValidationProblem.MANDATE_STATEMENTS);
        }
        return problems;
    }
}
