package org.communique.workflow.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.Statement;
import org.communique.statement.VersionId;
import org.communique.statement.version.VersionSummary;
import org.communique.statement.version.Versions;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.communique.work.WorkStoppedException;
import org.communique.work.WorkStoppedException.Reason;
import org.communique.workflow.decision.CarryOver;
import org.communique.workflow.decision.CarryOverRule;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.decision.EditorialMarkRepository;
import org.communique.workflow.decision.Eligibility;
import org.communique.workflow.decision.Reviewer;
import org.communique.workflow.definition.StepSettings.Approval;
import org.communique.workflow.engine.ProcessInstances.Position;
import org.communique.workflow.engine.ProcessInstances.WaitState;
import org.communique.workflow.stage.DeliveryReceipt;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.StageEvent;
import org.communique.workflow.stage.StageId;
import org.communique.workflow.stage.StageStatus;
import org.communique.workflow.stage.Stages;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Opens the stage that a process has come to. */
@Component
class StageOpener {

    private static final Optional<Set<Integer>> NOTHING_CHANGED = Optional.of(Set.of());

    private final Stages stages;
    private final Versions versions;
    private final EditorialMarkRepository marks;
    private final Eligibility eligibility;
    private final Directory directory;
    private final HeavyWorkExecutor heavyWorkExecutor;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StageOpener(
            Stages stages,
            Versions versions,
            EditorialMarkRepository marks,
            Eligibility eligibility,
            Directory directory,
            HeavyWorkExecutor heavyWorkExecutor,
            ApplicationEventPublisher events,
            Clock clock) {
        this.stages = stages;
        this.versions = versions;
        this.marks = marks;
        this.eligibility = eligibility;
        this.directory = directory;
        this.heavyWorkExecutor = heavyWorkExecutor;
        this.events = events;
        this.clock = clock;
    }

    /** The stage's document, written now unless it was before. */
    Stage enter(Statement statement, WaitState waiting, Approval approval, Position position) {
        var id = StageId.of(statement.id(), waiting.activity(), position.round());
        return stages.find(id).orElseGet(() -> {
            var stage = stage(id, statement, waiting, approval, position);
            if (stages.insert(stage)) {
                announce(stage);
                return stage;
            }
            return stages.find(id).orElseThrow();
        });
    }

    private Stage stage(StageId id, Statement statement, WaitState waiting, Approval approval, Position position) {
        var version = versions.findSummaryById(VersionId.of(statement.id(), position.version()))
                .orElseThrow();
        Set<MemberId> authors = approval.excludesAuthors() ? authors(version) : Set.of();
        var now = clock.instant();
        var reviewers = eligibility.members(statement, approval.role()).stream()
                .filter(member -> !authors.contains(member.id()))
                .map(member -> Reviewer.of(member, now))
                .toList();
        var deadlineRule = approval.term();
        var deadline = deadlineRule.countsWorkingDays()
                ? deadlineRule.deadline(now, directory.zone(statement.coordinator()), directory.holidays())
                : now.plus(deadlineRule.time());
        return new Stage(
                id,
                statement.id(),
                version.id(),
                version.hash(),
                position.round(),
                waiting.activity(),
                waiting.name(),
                approval.policy(),
                approval.role(),
                approval.keep(),
                reviewers,
                authors,
                0,
                now,
                deadline,
                deadlineRule.reminder(now, deadline),
                StageStatus.OPEN,
                null,
                carriedOver(version, waiting.activity(), approval.keep(), reviewers),
                List.of(),
                List.of(),
                null,
                null);
    }

    private static Set<MemberId> authors(VersionSummary version) {
        var authors = new HashSet<>(version.authors());
        authors.add(version.frozenBy());
        return authors;
    }

    /** Takes over what a mark that came after the stage was opened lets count. */
    Stage carryOverEditorial(Stage stage) {
        var current = stage;
        while (current.open() && current.keep() == CarryOverRule.EDITORIAL) {
            var version = versions.findSummaryById(current.version()).orElseThrow();
            var now = current;
            var missing =
                    carriedOver(version, current.activity(), CarryOverRule.EDITORIAL, current.reviewers()).stream()
                            .filter(decision -> now.decisions().stream()
                                    .noneMatch(known -> known.member().equals(decision.member())))
                            .toList();
            if (missing.isEmpty()) {
                return current;
            }
            var taken = stages.change(current, new Update().push("decisions").each(missing.toArray()));
            if (taken.isPresent()) {
                return taken.get();
            }
            current = stages.find(stage.id()).orElseThrow();
        }
        return current;
    }

    private List<Decision> carriedOver(
            VersionSummary version, String activity, CarryOverRule carryOverRule, List<Reviewer> reviewers) {
        if (carryOverRule == CarryOverRule.NONE || version.number() == 1) {
            return List.of();
        }
        var before = VersionId.of(version.statement(), version.number() - 1);
        return stages.of(version.statement()).stream()
                .filter(stage ->
                        stage.version().equals(before) && stage.activity().equals(activity))
                .max(Comparator.comparingInt(Stage::round))
                .flatMap(last -> (carryOverRule == CarryOverRule.UNTOUCHED
                                ? changed(before, version.id())
                                : NOTHING_CHANGED)
                        .map(changed -> CarryOver.of(
                                last.effectiveDecisions(),
                                carryOverRule,
                                changed,
                                carryOverRule == CarryOverRule.EDITORIAL && marks.existsById(version.id()),
                                reviewers)))
                .orElse(List.of());
    }

    /** Empty if the texts are too large to be compared. */
    private Optional<Set<Integer>> changed(VersionId before, VersionId after) {
        try {
            return Optional.of(heavyWorkExecutor.run(
                    WorkKind.COMPARISON,
                    "statement " + after.statement().value(),
                    () -> CarryOver.changed(
                            versions.findById(before).orElseThrow(),
                            versions.findById(after).orElseThrow())));
        } catch (WorkStoppedException e) {
            if (e.reason() == Reason.CANCELLED) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Has those notified again of whom there is no proof a minute after they were asked. */
    void notifyAgain(Stage stage) {
        var known = stage.receipts().stream().map(DeliveryReceipt::member).toList();
        var unproven = stage.awaited().stream()
                .filter(reviewer -> !known.contains(reviewer.member())
                        && reviewer.since().isBefore(clock.instant().minusSeconds(60)))
                .map(Reviewer::member)
                .toList();
        if (!unproven.isEmpty()) {
            events.publishEvent(new StageEvent.ReviewersAssigned(stage.id(), stage.name(), unproven, stage.deadline()));
        }
    }

    /** Reminds those who have not decided once their time for it has come. */
    void remind(Stage stage) {
        Instant remindAt = stage.remindAt();
        if (remindAt != null && !clock.instant().isBefore(remindAt)) {
            // Before the mark goes, so that a crash forgets no one; anyone who is notified by two nodes gets one mail.
            events.publishEvent(new StageEvent.ReviewersReminded(
                    stage.id(),
                    stage.name(),
                    stage.awaited().stream().map(Reviewer::member).toList(),
                    stage.deadline(),
                    remindAt));
            stages.change(stage, new Update().unset("remindAt"));
        }
    }

    private void announce(Stage stage) {
        events.publishEvent(new StageEvent.StageOpened(
                stage.id(),
                stage.version(),
                stage.name(),
                stage.reviewers().stream().map(Reviewer::member).toList(),
                stage.deadline()));
    }
}
