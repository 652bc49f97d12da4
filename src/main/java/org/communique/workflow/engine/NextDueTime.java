package org.communique.workflow.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.statement.StatementId;
import org.communique.statement.draft.AmendmentSource;
import org.communique.statement.draft.AmendmentSource.LastRound;
import org.communique.workflow.absence.Absence;
import org.communique.workflow.absence.AbsenceRepository;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.Stages;
import org.springframework.stereotype.Component;

/** When a statement's open stages, or its round of amendments, are due next without an event. */
@Component
class NextDueTime {

    /** While reviewers may not have been notified. */
    private static final Duration UNNOTIFIED = Duration.ofMinutes(1);

    private final Stages stages;
    private final AbsenceRepository absenceRepository;
    private final AmendmentSource amendments;
    private final Clock clock;

    NextDueTime(Stages stages, AbsenceRepository absenceRepository, AmendmentSource amendments, Clock clock) {
        this.stages = stages;
        this.absenceRepository = absenceRepository;
        this.amendments = amendments;
        this.clock = clock;
    }

    Optional<Instant> of(StatementId statement) {
        var open = stages.openOf(statement);
        if (open.isEmpty()) {
            return amendments.lastRound(statement).filter(LastRound::open).map(LastRound::deadline);
        }
        var now = clock.instant();
        var known = absenceRepository.findByUntilAfter(now);
        return open.stream()
                .flatMap(stage -> times(stage, known, now))
                .filter(time -> time.isAfter(now))
                .min(Comparator.naturalOrder());
    }

    private static Stream<Instant> times(Stage stage, List<Absence> absences, Instant now) {
        var unnotified = stage.awaited().stream()
                .filter(reviewer -> stage.receipts().stream()
                        .noneMatch(receipt -> receipt.member().equals(reviewer.member())))
                .map(_ -> now.plus(UNNOTIFIED));
        var absent = absences.stream()
                .filter(absence -> absence.cancelledAt() == null && concerns(stage, absence))
                .flatMap(absence -> Stream.of(absence.from(), absence.until()));
        return Stream.of(Stream.of(stage.deadline()), Stream.ofNullable(stage.remindAt()), unnotified, absent)
                .flatMap(times -> times);
    }

    private static boolean concerns(Stage stage, Absence absence) {
        return stage.reviewers().stream()
                .anyMatch(reviewer -> absence.member().equals(reviewer.member())
                        || absence.member().equals(reviewer.standsInFor()));
    }
}
