package org.communique.workflow.absence;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementReconcileQueue;
import org.communique.statement.Statements;
import org.communique.workflow.decision.Eligibility;
import org.communique.workflow.decision.Reviewer;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.StageAction;
import org.communique.workflow.stage.StageAction.StageActionKind;
import org.communique.workflow.stage.StageEvent;
import org.communique.workflow.stage.Stages;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Gives the places of absent reviewers to their substitutes, and back. */
@Component
public class SubstitutionService {

    private final AbsenceRepository absenceRepository;
    private final Stages stages;
    private final Statements statements;
    private final StatementReconcileQueue reconcileQueue;
    private final Eligibility eligibility;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SubstitutionService(
            AbsenceRepository absenceRepository,
            Stages stages,
            Statements statements,
            StatementReconcileQueue reconcileQueue,
            Eligibility eligibility,
            ApplicationEventPublisher events,
            Clock clock) {
        this.absenceRepository = absenceRepository;
        this.stages = stages;
        this.statements = statements;
        this.reconcileQueue = reconcileQueue;
        this.eligibility = eligibility;
        this.events = events;
        this.clock = clock;
    }

    /** To be called before an absence of the member is stored. */
    void beforeChange(MemberId member, MemberId substitute) {
        stages.openAsking(List.of(member, substitute)).forEach(stage -> reconcileQueue.add(stage.statement()));
    }

    /** Checks all stages that the member's absence affects. */
    void applyTo(MemberId member, MemberId substitute) {
        stages.openAsking(List.of(member, substitute)).forEach(this::apply);
    }

    /** The current stage, with substitutes assigned where needed. */
    public Stage apply(Stage stage) {
        var current = stage;
        while (current.open()) {
            var now = clock.instant();
            var reviewers = placed(current, now);
            if (reviewers.equals(current.reviewers())) {
                return current;
            }
            var action = StageAction.asking(StageActionKind.SUBSTITUTED, null, now, current.reviewers(), reviewers, "");
            var placed = stages.ask(current, reviewers, action);
            placed.ifPresent(asking -> events.publishEvent(
                    new StageEvent.ReviewersAssigned(asking.id(), asking.name(), action.added(), asking.deadline())));
            current = placed.or(() -> stages.find(stage.id())).orElseThrow();
        }
        return current;
    }

    private List<Reviewer> placed(Stage stage, Instant now) {
        var all = absenceRepository.findByUntilAfter(now);
        if (all.isEmpty() && stage.reviewers().stream().allMatch(reviewer -> reviewer.standsInFor() == null)) {
            return stage.reviewers();
        }
        var candidates =
                eligibility.members(statements.findById(stage.statement()).orElseThrow(), stage.role()).stream()
                        .filter(member -> !stage.authors().contains(member.id()))
                        .collect(Collectors.toMap(Member::id, Function.identity()));
        return place(stage, all, candidates, now);
    }

    /**
     * @param candidates who may be asked
     */
    static List<Reviewer> place(Stage stage, List<Absence> absences, Map<MemberId, Member> candidates, Instant now) {
        List<Reviewer> placed = new ArrayList<>(stage.reviewers());
        for (int i = 0; i < placed.size(); i++) {
            var reviewer = placed.get(i);
            if (stage.decisionOf(reviewer.member()).isPresent()) {
                continue;
            }
            var absent = reviewer.standsInFor() == null ? reviewer.member() : reviewer.standsInFor();
            var wanted = absences.stream()
                    .filter(absence -> absence.member().equals(absent) && absence.covers(now))
                    .findFirst()
                    .map(Absence::substitute)
                    .orElse(absent);
            if (!wanted.equals(reviewer.member())
                    && placed.stream().noneMatch(other -> other.member().equals(wanted))) {
                var member = Optional.ofNullable(candidates.get(wanted))
                        .filter(found ->
                                !stage.byOrganisation() || found.organisation().equals(reviewer.organisation()));
                if (member.isPresent()) {
                    placed.set(
                            i,
                            wanted.equals(absent)
                                    ? Reviewer.of(member.get(), now)
                                    : Reviewer.inPlaceOf(absent, member.get(), now));
                }
            }
        }
        return placed;
    }
}
