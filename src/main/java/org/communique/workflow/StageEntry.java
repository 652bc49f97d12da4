package org.communique.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communique.coalition.Directory;
import org.communique.coalition.MemberId;
import org.communique.statement.Statement;
import org.communique.statement.VersionId;
import org.communique.statement.VersionSummary;
import org.communique.statement.Versions;
import org.communique.work.HeavyWork;
import org.communique.work.WorkKind;
import org.communique.work.WorkStoppedException;
import org.communique.work.WorkStoppedException.Reason;
import org.communique.workflow.Processes.Position;
import org.communique.workflow.Processes.WaitState;
import org.communique.workflow.Stage.Status;
import org.communique.workflow.StageSettings.Approval;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Opens the stage that a process has come to. */
@Component
class StageEntry {

    private static final Optional<Set<Integer>> NOTHING_CHANGED = Optional.of(Set.of());

    private final Stages stages;
    private final Versions versions;
    private final EditorialMarks marks;
    private final Eligibility eligibility;
    private final Directory directory;
    private final HeavyWork heavyWork;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StageEntry(
            Stages stages,
            Versions versions,
            EditorialMarks marks,
            Eligibility eligibility,
            Directory directory,
            HeavyWork heavyWork,
            ApplicationEventPublisher events,
            Clock clock) {
        this.stages = stages;
        this.versions = versions;
        this.marks = marks;
        this.eligibility = eligibility;
        this.directory = directory;
        this.heavyWork = heavyWork;
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
        var term = approval.term();
        var deadline = term.countsWorkingDays()
                ? term.deadline(now, directory.zone(statement.coordinator()), directory.holidays())
                : now.plus(term.time());
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
                term.reminder(now, deadline),
                Status.OPEN,
                null,
                kept(version, waiting.activity(), approval.keep(), reviewers),
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
    Stage keepEditorial(Stage stage) {
        var current = stage;
        while (current.open() && current.keep() == Keep.EDITORIAL) {
            var version = versions.findSummaryById(current.version()).orElseThrow();
            var now = current;
            var missing = kept(version, current.activity(), Keep.EDITORIAL, current.reviewers()).stream()
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

    private List<Decision> kept(VersionSummary version, String activity, Keep keep, List<Reviewer> reviewers) {
        if (keep == Keep.NONE || version.number() == 1) {
            return List.of();
        }
        var before = VersionId.of(version.statement(), version.number() - 1);
        return stages.of(version.statement()).stream()
                .filter(stage ->
                        stage.version().equals(before) && stage.activity().equals(activity))
                .max(Comparator.comparingInt(Stage::round))
                .flatMap(last -> (keep == Keep.UNTOUCHED ? changed(before, version.id()) : NOTHING_CHANGED)
                        .map(changed -> KeptVerdicts.of(
                                last.standing(),
                                keep,
                                changed,
                                keep == Keep.EDITORIAL && marks.existsById(version.id()),
                                reviewers)))
                .orElse(List.of());
    }

    /** Empty if the texts are too large to be compared. */
    private Optional<Set<Integer>> changed(VersionId before, VersionId after) {
        try {
            return Optional.of(heavyWork.run(
                    WorkKind.COMPARISON,
                    "statement " + after.statement().value(),
                    () -> KeptVerdicts.changed(
                            versions.findById(before).orElseThrow(),
                            versions.findById(after).orElseThrow())));
        } catch (WorkStoppedException e) {
            if (e.reason() == Reason.CANCELLED) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Has those told again of whom there is no proof a minute after they were asked. */
    void tellAgain(Stage stage) {
        var known = stage.told().stream().map(Told::member).toList();
        var unproven = stage.awaited().stream()
                .filter(reviewer -> !known.contains(reviewer.member())
                        && reviewer.since().isBefore(clock.instant().minusSeconds(60)))
                .map(Reviewer::member)
                .toList();
        if (!unproven.isEmpty()) {
            events.publishEvent(new StageEvent.ReviewersAssigned(stage.id(), stage.name(), unproven, stage.deadline()));
        }
    }

    /** Reminds those awaited once their time for it has come. */
    void remind(Stage stage) {
        Instant remindAt = stage.remindAt();
        if (remindAt != null && !clock.instant().isBefore(remindAt)) {
            // Before the mark goes, so that a crash forgets nobody; whoever is told by two nodes gets one mail.
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
