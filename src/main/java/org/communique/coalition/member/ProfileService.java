package org.communique.coalition.member;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.communique.coalition.directory.AccountRepository;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationRepository;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.coalition.member.MemberOutcome.ChangedMeanwhile;
import org.communique.coalition.member.MemberOutcome.Invalid;
import org.communique.coalition.member.MemberOutcome.Saved;
import org.communique.text.unicode.ShortText;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What members may change about themselves. */
@Service
@PreAuthorize("denyAll()")
public class ProfileService {

    private final AccountRepository accountRepository;
    private final OrganisationRepository organisationRepository;
    private final CurrentMember currentMember;

    ProfileService(
            AccountRepository accountRepository,
            OrganisationRepository organisationRepository,
            CurrentMember currentMember) {
        this.accountRepository = accountRepository;
        this.organisationRepository = organisationRepository;
        this.currentMember = currentMember;
    }

    @PreAuthorize("isAuthenticated()")
    public Profile mine() {
        var account = accountRepository.findById(currentMember.id()).orElseThrow();
        var organisation =
                organisationRepository.findById(account.organisation()).orElseThrow();
        return new Profile(account.member(), organisation, account.zone());
    }

    /** @param zone as in the IANA time zone database, such as {@code Africa/Nairobi} */
    @PreAuthorize("isAuthenticated()")
    public MemberOutcome change(String name, String zone) {
        var cleanName = ShortText.line(name, MemberData.LONGEST_NAME);
        List<ValidationProblem> problems = new ArrayList<>();
        if (!ShortText.isGood(cleanName, MemberData.LONGEST_NAME)) {
            problems.add(ValidationProblem.MEMBER_NAME);
        }
        if (!isZone(zone)) {
            problems.add(ValidationProblem.TIME_ZONE);
        }
        if (!problems.isEmpty()) {
            return new Invalid(problems);
        }
        var account = accountRepository.findById(currentMember.id()).orElseThrow();
        try {
            return new Saved(accountRepository
                    .save(account.with(cleanName, ZoneId.of(zone)))
                    .member());
        } catch (OptimisticLockingFailureException e) {
            return new ChangedMeanwhile();
        }
    }

    private static boolean isZone(String zone) {
        try {
            return ZoneId.of(zone).getId().equals(zone);
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** @param zone in which the member is shown dates and deadlines */
    public record Profile(Member member, Organisation organisation, ZoneId zone) {}
}
