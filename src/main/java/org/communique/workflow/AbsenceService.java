package org.communique.workflow;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import org.communique.coalition.CurrentMember;
import org.communique.coalition.Directory;
import org.communique.coalition.Member;
import org.communique.coalition.MemberId;
import org.communique.coalition.Role;
import org.communique.workflow.AbsenceOutcome.Announced;
import org.communique.workflow.AbsenceOutcome.NoSubstitute;
import org.communique.workflow.AbsenceOutcome.NoTime;
import org.communique.workflow.AbsenceOutcome.TooLong;
import org.communique.workflow.AbsenceOutcome.TooMany;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Members' own absences, in which somebody else reviews for them. */
@Service
@PreAuthorize("denyAll()")
public class AbsenceService {

    private static final Period LONGEST = Period.ofYears(1);
    private static final Period FURTHEST = Period.ofYears(2);
    /** Those that were called off count too, or they could be made without end. */
    private static final int MOST = 50;

    private final Absences absences;
    private final Substitutions substitutions;
    private final Directory directory;
    private final CurrentMember currentMember;
    private final Clock clock;

    AbsenceService(
            Absences absences,
            Substitutions substitutions,
            Directory directory,
            CurrentMember currentMember,
            Clock clock) {
        this.absences = absences;
        this.substitutions = substitutions;
        this.directory = directory;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    /** The last that begins first; also those that are over or called off. */
    @PreAuthorize("isAuthenticated()")
    public List<Absence> mine() {
        return absences.findByMemberOrderByFromDesc(currentMember.id());
    }

    /** Who can stand in for the current member. Whether they may decide on a certain text shows when it comes. */
    @PreAuthorize("isAuthenticated()")
    public List<Member> candidates() {
        var member = currentMember.id();
        return directory.membersWith(Role.REVIEWER).stream()
                .filter(other -> !other.id().equals(member))
                .toList();
    }

    /** From the beginning of the first day to the end of the last one, in the member's time zone. */
    @PreAuthorize("isAuthenticated()")
    public AbsenceOutcome announce(LocalDate first, LocalDate last, MemberId substitute) {
        var member = currentMember.id();
        var zone = directory.zone(member);
        var now = clock.instant();
        if (last.isAfter(first.plus(LONGEST))
                || first.isAfter(LocalDate.now(clock).plus(FURTHEST))) {
            return new TooLong();
        }
        var until = last.plusDays(1).atStartOfDay(zone).toInstant();
        if (last.isBefore(first) || !until.isAfter(now)) {
            return new NoTime();
        }
        if (candidates().stream().map(Member::id).noneMatch(substitute::equals)) {
            return new NoSubstitute();
        }
        if (absences.countByMemberAndUntilAfter(member, now) >= MOST) {
            return new TooMany(MOST);
        }
        substitutions.changing(member, substitute);
        var absence = absences.save(new Absence(
                AbsenceId.random(), member, substitute, first.atStartOfDay(zone).toInstant(), until, now, null));
        substitutions.applyTo(member, substitute);
        return new Announced(absence);
    }

    /** Calls the member's own absence off; what the substitute decided stands. */
    @PreAuthorize("isAuthenticated()")
    public boolean cancel(AbsenceId id) {
        var absence = absences.findById(id).orElse(null);
        if (absence == null || !Objects.equals(absence.member(), currentMember.id()) || absence.cancelledAt() != null) {
            return false;
        }
        substitutions.changing(absence.member(), absence.substitute());
        absences.save(new Absence(
                id,
                absence.member(),
                absence.substitute(),
                absence.from(),
                absence.until(),
                absence.announcedAt(),
                clock.instant()));
        substitutions.applyTo(absence.member(), absence.substitute());
        return true;
    }
}
