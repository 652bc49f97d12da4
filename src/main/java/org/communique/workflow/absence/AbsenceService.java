package org.communique.workflow.absence;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.work.OptimisticRetry;
import org.communique.workflow.absence.AbsenceResult.Announced;
import org.communique.workflow.absence.AbsenceResult.NoSubstitute;
import org.communique.workflow.absence.AbsenceResult.NoTime;
import org.communique.workflow.absence.AbsenceResult.TooLong;
import org.communique.workflow.absence.AbsenceResult.TooMany;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Members' own absences, with a substitute who reviews for them. */
@Service
@PreAuthorize("denyAll()")
public class AbsenceService {

    private static final Period LONGEST = Period.ofYears(1);
    private static final Period FURTHEST = Period.ofYears(2);
    /** Cancelled ones count too, or their number would be unlimited. */
    private static final int MOST = 50;

    private final AbsenceRepository absenceRepository;
    private final SubstitutionService substitutionService;
    private final Directory directory;
    private final CurrentMember currentMember;
    private final Clock clock;

    AbsenceService(
            AbsenceRepository absenceRepository,
            SubstitutionService substitutionService,
            Directory directory,
            CurrentMember currentMember,
            Clock clock) {
        this.absenceRepository = absenceRepository;
        this.substitutionService = substitutionService;
        this.directory = directory;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    /** The latest first; including past and cancelled ones. */
    @PreAuthorize("isAuthenticated()")
    public List<Absence> mine() {
        return absenceRepository.findByMemberOrderByFromDesc(currentMember.id());
    }

    /** Possible substitutes for the current member. Whether they may decide on a certain text is checked when it comes. */
    @PreAuthorize("isAuthenticated()")
    public List<Member> candidates() {
        var member = currentMember.id();
        return directory.membersWith(Role.REVIEWER).stream()
                .filter(other -> !other.id().equals(member))
                .toList();
    }

    /** From the beginning of the first day to the end of the last one, in the member's time zone. */
    @PreAuthorize("isAuthenticated()")
    public AbsenceResult announce(LocalDate first, LocalDate last, MemberId substitute) {
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
        var from = first.atStartOfDay(zone).toInstant();
        return OptimisticRetry.run(member, _ -> announceOnce(member, substitute, from, until, now));
    }

    /** Empty if the same was announced or cancelled meanwhile. */
    private Optional<AbsenceResult> announceOnce(
            MemberId member, MemberId substitute, Instant from, Instant until, Instant now) {
        var same = absenceRepository.findByMemberOrderByFromDesc(member).stream()
                .filter(absence -> absence.isFor(substitute, from, until))
                .toList();
        var announced =
                same.stream().filter(absence -> absence.cancelledAt() == null).findFirst();
        if (announced.isPresent()) {
            return announced.map(Announced::new);
        }
        if (absenceRepository.countByMemberAndUntilAfter(member, now) >= MOST) {
            return Optional.of(new TooMany(MOST));
        }
        substitutionService.beforeChange(member, substitute);
        try {
            var id = AbsenceId.of(member, substitute, from, until, same.size());
            var absence = absenceRepository.insert(new Absence(id, member, substitute, from, until, now, null));
            substitutionService.applyTo(member, substitute);
            return Optional.of(new Announced(absence));
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
    }

    /** Cancels the member's own absence; the substitute's decisions stay. */
    @PreAuthorize("isAuthenticated()")
    public boolean cancel(AbsenceId id) {
        var absence = absenceRepository.findById(id).orElse(null);
        if (absence == null || !Objects.equals(absence.member(), currentMember.id()) || absence.cancelledAt() != null) {
            return false;
        }
        substitutionService.beforeChange(absence.member(), absence.substitute());
        absenceRepository.save(new Absence(
                id,
                absence.member(),
                absence.substitute(),
                absence.from(),
                absence.until(),
                absence.announcedAt(),
                clock.instant()));
        substitutionService.applyTo(absence.member(), absence.substitute());
        return true;
    }
}
