package org.communique.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.communique.coalition.Member;
import org.communique.coalition.MemberId;
import org.communique.statement.ChangedStatements;
import org.communique.statement.Statements;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Gives the places of absent reviewers to their substitutes, and back. */
@Component
class Substitutions {

    private final Absences absences;
    private final Stages stages;
    private final Statements statements;
    private final ChangedStatements changed;
    private final Eligibility eligibility;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Substitutions(
            Absences absences,
            Stages stages,
            Statements statements,
            ChangedStatements changed,
            Eligibility eligibility,
            ApplicationEventPublisher events,
            Clock clock) {
        this.absences = absences;
        this.stages = stages;
        this.statements = statements;
        this.changed = changed;
        this.eligibility = eligibility;
        this.events = events;
        this.clock = clock;
    }

    /** To be called before an absence of the member is stored. */
    void changing(MemberId member, MemberId substitute) {
        stages.openAsking(List.of(member, substitute)).forEach(stage -> changed.add(stage.statement()));
    }

    /** Looks at all stages that the absence of the member concerns. */
    void applyTo(MemberId member, MemberId substitute) {
        stages.openAsking(List.of(member, substitute)).forEach(this::apply);
    }

    /** The stage as it is now, with everybody in place who has to be. */
    Stage apply(Stage stage) {
        var current = stage;
        while (current.open()) {
            var now = clock.instant();
            var reviewers = placed(current, now);
            if (reviewers.equals(current.reviewers())) {
                return current;
            }
            var act = StageAct.asking(StageAct.Kind.SUBSTITUTED, null, now, current.reviewers(), reviewers, "");
            var placed = stages.ask(current, reviewers, act);
            placed.ifPresent(asking -> events.publishEvent(
                    new StageEvent.ReviewersAssigned(asking.id(), asking.name(), act.added(), asking.deadline())));
            current = placed.or(() -> stages.find(stage.id())).orElseThrow();
        }
        return current;
    }

    private List<Reviewer> placed(Stage stage, Instant now) {
        var all = absences.findByUntilAfter(now);
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
            var seat = placed.get(i);
            if (stage.decisionOf(seat.member()).isPresent()) {
                continue;
            }
            var absent = seat.standsInFor() == null ? seat.member() : seat.standsInFor();
            var wanted = absences.stream()
                    .filter(absence -> absence.member().equals(absent) && absence.covers(now))
                    .findFirst()
                    .map(Absence::substitute)
                    .orElse(absent);
            if (!wanted.equals(seat.member())
                    && placed.stream().noneMatch(other -> other.member().equals(wanted))) {
                var member = Optional.ofNullable(candidates.get(wanted))
                        .filter(found ->
                                !stage.byOrganisation() || found.organisation().equals(seat.organisation()));
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
