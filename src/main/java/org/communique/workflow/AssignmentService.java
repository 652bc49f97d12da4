package org.communique.workflow;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.communique.coalition.CurrentMember;
import org.communique.coalition.Member;
import org.communique.coalition.MemberId;
import org.communique.statement.Statements;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Choosing who is asked to decide on a stage. */
@Service
@PreAuthorize("denyAll()")
public class AssignmentService {

    private final Stages stages;
    private final StageOutcomes outcomes;
    private final Statements statements;
    private final Eligibility eligibility;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AssignmentService(
            Stages stages,
            StageOutcomes outcomes,
            Statements statements,
            Eligibility eligibility,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            Clock clock) {
        this.stages = stages;
        this.outcomes = outcomes;
        this.statements = statements;
        this.eligibility = eligibility;
        this.currentMember = currentMember;
        this.events = events;
        this.clock = clock;
    }

    /** Members who can be asked: they have the stage's role and access for it, and wrote nothing of the text. */
    @PreAuthorize("@statementRights.canCoordinate(#stage.statement())")
    public List<Member> candidates(StageId stage) {
        return stages.find(stage).map(this::candidates).orElse(List.of());
    }

    private List<Member> candidates(Stage stage) {
        var statement = statements.findById(stage.statement()).orElseThrow();
        return eligibility.members(statement, stage.role()).stream()
                .filter(member -> !stage.authors().contains(member.id()))
                .toList();
    }

    /** Asks exactly these members, and those who have decided already. */
    @PreAuthorize("@statementRights.canCoordinate(#id.statement())")
    public AssignResult assignReviewers(StageId id, Set<MemberId> members) {
        while (true) {
            var stage = stages.find(id).orElse(null);
            if (stage == null || !stage.open()) {
                return new AssignResult.StageClosed();
            }
            var candidates = candidates(stage);
            var chosen = candidates.stream()
                    .filter(member -> members.contains(member.id()))
                    .toList();
            if (chosen.size() < members.size()) {
                return new AssignResult.NotEligible();
            }
            var reviewers = reviewers(stage, chosen);
            if (stage.policy().lacksReviewers(reviewers)) {
                return new AssignResult.TooFew(stage.policy().needed());
            }
            if (stages.assign(stage, reviewers, assignment(stage, reviewers))) {
                return assigned(stage);
            }
        }
    }

    private static List<Reviewer> reviewers(Stage stage, List<Member> chosen) {
        List<Reviewer> reviewers = new ArrayList<>();
        stage.reviewers().stream()
                .filter(reviewer -> stage.decisionOf(reviewer.member()).isPresent())
                .forEach(reviewers::add);
        chosen.stream()
                .filter(member -> stage.decisionOf(member.id()).isEmpty())
                .map(Reviewer::of)
                .forEach(reviewers::add);
        return reviewers;
    }

    private Assignment assignment(Stage before, List<Reviewer> after) {
        var old = before.reviewers().stream().map(Reviewer::member).toList();
        var now = after.stream().map(Reviewer::member).toList();
        return new Assignment(
                currentMember.id(),
                clock.instant(),
                now.stream().filter(member -> !old.contains(member)).toList(),
                old.stream().filter(member -> !now.contains(member)).toList());
    }

    private AssignResult.Assigned assigned(Stage before) {
        var stage = stages.find(before.id()).orElseThrow();
        var added = stage.reviewers().stream()
                .map(Reviewer::member)
                .filter(member -> !before.asks(member))
                .toList();
        events.publishEvent(new StageEvent.ReviewersAssigned(stage.id(), stage.name(), added, stage.deadline()));
        return new AssignResult.Assigned(outcomes.settle(stage));
    }
}
