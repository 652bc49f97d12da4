package org.communique.coalition;

import static java.util.Comparator.comparing;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.coalition.MandateOutcome.Granted;
import org.communique.coalition.MandateOutcome.Invalid;
import org.communique.coalition.MandateOutcome.Revoked;
import org.communique.coalition.MandateOutcome.Unknown;
import org.communique.text.ShortText;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Gives and revokes mandates. One that was given is never changed or deleted: signatures refer to it. */
@Service
@PreAuthorize("denyAll()")
public class MandateService {

    private final Mandates mandates;
    private final Accounts accounts;
    private final Organisations organisations;
    private final EvidenceFiles files;
    private final MandateSubjects subjects;
    private final GivingAuthority authority;
    private final Clock clock;

    MandateService(
            Mandates mandates,
            Accounts accounts,
            Organisations organisations,
            EvidenceFiles files,
            MandateSubjects subjects,
            GivingAuthority authority,
            Clock clock) {
        this.mandates = mandates;
        this.accounts = accounts;
        this.organisations = organisations;
        this.files = files;
        this.subjects = subjects;
        this.authority = authority;
        this.clock = clock;
    }

    /** The newest first, by their first day. */
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR')")
    public List<Mandate> all() {
        return mandates.findAll().stream()
                .sorted(comparing(Mandate::from).reversed())
                .toList();
    }

    /** A token needs {@link TokenScope#AUTHORISE}. The other administrators and the organisation's representatives are told. */
    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public MandateOutcome grant(MandateGrant grant) {
        authority.checkMandate();
        var problems = problems(grant);
        if (!problems.isEmpty()) {
            return new Invalid(problems);
        }
        var mandate = mandates.save(new Mandate(
                MandateId.random(),
                grant.member(),
                grant.organisation(),
                grant.from(),
                grant.until(),
                grant.evidence(),
                grant.file() == null ? null : files.keep(grant.file()),
                grant.only(),
                null,
                0));
        authority.tellOfMandate(mandate);
        return new Granted(mandate);
    }

    /** The statements to which a mandate can be limited, with their titles. */
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR')")
    public Map<MandateSubject, String> subjects() {
        return subjects.known();
    }

    /** The file that the mandate's evidence is in, to be saved and never shown in a page. */
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR')")
    public Optional<EvidenceFile> file(MandateId id) {
        return mandates.findById(id).map(Mandate::file).flatMap(file -> files.find(file.id()));
    }

    /** Revoking twice keeps the first time. */
    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public MandateOutcome revoke(MandateId id) {
        var found = mandates.findById(id);
        if (found.isEmpty()) {
            return new Unknown();
        }
        if (found.get().revokedAt() != null) {
            return new Revoked(found.get());
        }
        try {
            return new Revoked(mandates.save(found.get().revoked(clock.instant().truncatedTo(ChronoUnit.MILLIS))));
        } catch (OptimisticLockingFailureException e) {
            // Revoking is the only change there is, so somebody else has just done it.
            return new Revoked(mandates.findById(id).orElseThrow());
        }
    }

    private List<Problem> problems(MandateGrant grant) {
        var problems = new ArrayList<Problem>();
        if (organisations
                .findById(grant.organisation())
                .filter(Organisation::active)
                .isEmpty()) {
            problems.add(Problem.ORGANISATION_UNKNOWN);
        }
        if (accounts.findById(grant.member())
                .map(Account::member)
                .filter(member -> member.active() && member.is(Role.REPRESENTATIVE))
                .isEmpty()) {
            problems.add(Problem.NOT_A_REPRESENTATIVE);
        }
        if (grant.until() != null && grant.until().isBefore(grant.from())) {
            problems.add(Problem.MANDATE_DATES);
        }
        if (!ShortText.isGood(grant.evidence(), Mandate.LONGEST_EVIDENCE)) {
            problems.add(Problem.EVIDENCE);
        }
        if (grant.file() != null && !grant.file().isAcceptable()) {
            problems.add(Problem.EVIDENCE_FILE);
        }
        if (!grant.only().isEmpty() && !subjects.known().keySet().containsAll(grant.only())) {
            problems.add(Problem.MANDATE_STATEMENTS);
        }
        return problems;
    }
}
