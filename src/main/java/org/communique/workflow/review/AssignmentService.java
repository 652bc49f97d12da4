package org.communique.workflow.review;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.Statements;
import org.communique.work.OptimisticRetry;
import org.communique.workflow.decision.Eligibility;
import org.communique.workflow.decision.Reviewer;
import org.communique.workflow.stage.ReasonText;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.StageAction;
import org.communique.workflow.stage.StageAction.StageActionKind;
import org.communique.workflow.stage.StageCloser;
import org.communique.workflow.stage.StageEvent;
import org.communique.workflow.stage.StageId;
import org.communique.workflow.stage.Stages;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Choosing who is asked to decide on a stage. */
@Service
@PreAuthorize("denyAll()")
public class AssignmentService {

    private final Stages stages;
    private final StageCloser closer;
    private final Statements statements;
    private final Eligibility eligibility;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AssignmentService(
            Stages stages,
            StageCloser closer,
            Statements statements,
            Eligibility eligibility,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            Clock clock) {
        this.stages = stages;
        this.closer = closer;
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
        return OptimisticRetry.run(id, _ -> assignOnce(id, members));
    }

    private Optional<AssignResult> assignOnce(StageId id, Set<MemberId> members) {
        var stage = stages.find(id).map(closer::closeIfDecided).orElse(null);
        if (stage == null || !stage.open()) {
            return Optional.of(new AssignResult.StageClosed());
        }
        var chosen = candidates(stage).stream()
                .filter(member -> members.contains(member.id()))
                .toList();
        if (chosen.size() < members.size()) {
            return Optional.of(new AssignResult.NotEligible());
        }
        var reviewers = reviewers(stage, chosen);
        if (stage.policy().lacksReviewers(stage.votes(reviewers))) {
            return Optional.of(new AssignResult.TooFew(stage.policy().needed(0)));
        }
        var action = act(StageActionKind.ASSIGNED, stage, reviewers, "");
        return stages.ask(stage, reviewers, action).map(asking -> assigned(asking, action));
    }

    private List<Reviewer> reviewers(Stage stage, List<Member> chosen) {
        List<Reviewer> reviewers = new ArrayList<>();
        stage.reviewers().stream()
                .filter(reviewer -> stage.decisionOf(reviewer.member()).isPresent())
                .forEach(reviewers::add);
        chosen.stream()
                .filter(member -> stage.decisionOf(member.id()).isEmpty())
                .map(member -> stage.reviewerFor(member.id()).orElseGet(() -> Reviewer.of(member, clock.instant())))
                .forEach(reviewers::add);
        return reviewers;
    }

    /** Gives the place of a reviewer who has not decided to another member. */
    @PreAuthorize("@statementRights.canCoordinate(#id.statement())")
    public AssignResult reassign(StageId id, MemberId from, MemberId to, String reason) {
        return replace(id, from, to, reason);
    }

    /** Gives the current member's own place to another member. A coordinator can be asked too, so the place is what counts. */
    @PreAuthorize("@statementRights.canRead(#id.statement())")
    public AssignResult delegate(StageId id, MemberId to, String reason) {
        return replace(id, currentMember.id(), to, reason);
    }

    /** Members to whom the current member can hand the own place over. */
    @PreAuthorize("@statementRights.canRead(#stage.statement())")
    public List<Member> successors(StageId stage) {
        var member = currentMember.get();
        return stages.find(stage)
                .filter(found -> found.asks(member.id()))
                .map(found -> candidates(found).stream()
                        .filter(other -> !found.asks(other.id())
                                && (!found.byOrganisation()
                                        || other.organisation().equals(member.organisation())))
                        .toList())
                .orElse(List.of());
    }

    private AssignResult replace(StageId id, MemberId from, MemberId to, String reason) {
        return OptimisticRetry.run(id, _ -> replaceOnce(id, from, to, reason));
    }

    private Optional<AssignResult> replaceOnce(StageId id, MemberId from, MemberId to, String reason) {
        var stage = stages.find(id).map(closer::closeIfDecided).orElse(null);
        if (stage == null || !stage.open()) {
            return Optional.of(new AssignResult.StageClosed());
        }
        var replaced = stage.reviewerFor(from).orElse(null);
        if (replaced == null || stage.decisionOf(from).isPresent()) {
            return Optional.of(new AssignResult.NoPlace());
        }
        var successor = candidates(stage).stream()
                .filter(member -> member.id().equals(to) && !stage.asks(to))
                .filter(member ->
                        !stage.byOrganisation() || member.organisation().equals(replaced.organisation()))
                .findFirst();
        if (successor.isEmpty()) {
            return Optional.of(new AssignResult.NotEligible());
        }
        List<Reviewer> reviewers = new ArrayList<>(stage.reviewers());
        reviewers.set(reviewers.indexOf(replaced), Reviewer.of(successor.get(), clock.instant()));
        var action = act(StageActionKind.REASSIGNED, stage, reviewers, reason);
        return stages.ask(stage, reviewers, action).map(asking -> assigned(asking, action));
    }

    private StageAction act(StageActionKind kind, Stage stage, List<Reviewer> reviewers, String reason) {
        return StageAction.asking(
                kind, currentMember.id(), clock.instant(), stage.reviewers(), reviewers, ReasonText.checked(reason));
    }

    private AssignResult.Assigned assigned(Stage stage, StageAction action) {
        events.publishEvent(
                new StageEvent.ReviewersAssigned(stage.id(), stage.name(), action.added(), stage.deadline()));
        return new AssignResult.Assigned(closer.closeIfDecided(stage));
    }
}
