package org.communique.coalition;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.communique.coalition.MemberOutcome.ChangedMeanwhile;
import org.communique.coalition.MemberOutcome.Invalid;
import org.communique.coalition.MemberOutcome.Saved;
import org.communique.text.ShortText;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What members may change about themselves. */
@Service
@PreAuthorize("denyAll()")
public class ProfileService {

    private final Accounts accounts;
    private final Organisations organisations;
    private final CurrentMember currentMember;

    ProfileService(Accounts accounts, Organisations organisations, CurrentMember currentMember) {
        this.accounts = accounts;
        this.organisations = organisations;
        this.currentMember = currentMember;
    }

    @PreAuthorize("isAuthenticated()")
    public Profile mine() {
        var account = accounts.findById(currentMember.id()).orElseThrow();
        var organisation = organisations.findById(account.organisation()).orElseThrow();
        return new Profile(account.member(), organisation, account.zone());
    }

    /** @param zone as in the IANA time zone database, such as {@code Africa/Nairobi} */
    @PreAuthorize("isAuthenticated()")
    public MemberOutcome change(String name, String zone) {
        var cleanName = ShortText.line(name, MemberData.LONGEST_NAME);
        List<Problem> problems = new ArrayList<>();
        if (!ShortText.isGood(cleanName, MemberData.LONGEST_NAME)) {
            problems.add(Problem.MEMBER_NAME);
        }
        if (!isZone(zone)) {
            problems.add(Problem.TIME_ZONE);
        }
        if (!problems.isEmpty()) {
            return new Invalid(problems);
        }
        var account = accounts.findById(currentMember.id()).orElseThrow();
        try {
            return new Saved(
                    accounts.save(account.with(cleanName, ZoneId.of(zone))).member());
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
