package org.communique.workflow;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.communique.coalition.MemberId;
import org.communique.statement.Statement;
import org.communique.statement.Version;
import org.communique.statement.VersionId;
import org.communique.statement.Versions;
import org.communique.workflow.Processes.WaitState;
import org.communique.workflow.Stage.Status;
import org.communique.workflow.StageSettings.Approval;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Opens the stage that a process has come to. */
@Component
class StageEntry {

    private final Stages stages;
    private final Versions versions;
    private final Eligibility eligibility;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StageEntry(
            Stages stages, Versions versions, Eligibility eligibility, ApplicationEventPublisher events, Clock clock) {
        this.stages = stages;
        this.versions = versions;
        this.eligibility = eligibility;
        this.events = events;
        this.clock = clock;
    }

    /** The stage's document, written now unless it was before. */
    Stage enter(Statement statement, WaitState waiting, Approval approval, int round) {
        var id = StageId.of(statement.id(), waiting.activity(), round);
        return stages.find(id).orElseGet(() -> {
            var stage = stage(id, statement, waiting, approval, round);
            if (stages.insert(stage)) {
                announce(stage);
            }
            return stages.find(id).orElseThrow();
        });
    }

    private Stage stage(StageId id, Statement statement, WaitState waiting, Approval approval, int round) {
        var version = versions.findById(VersionId.of(statement.id(), round)).orElseThrow();
        Set<MemberId> authors = approval.excludesAuthors() ? authors(version) : Set.of();
        var reviewers = eligibility.members(statement, approval.role()).stream()
                .filter(member -> !authors.contains(member.id()))
                .map(Reviewer::of)
                .toList();
        var now = clock.instant();
        return new Stage(
                id,
                statement.id(),
                version.id(),
                version.hash(),
                round,
                waiting.activity(),
                waiting.name(),
                approval.policy(),
                approval.role(),
                reviewers,
                authors,
                0,
                List.of(),
                now,
                now.plus(approval.deadline()),
                Status.OPEN,
                List.of(),
                null);
    }

    private static Set<MemberId> authors(Version version) {
        var authors = new HashSet<>(version.authors());
        authors.add(version.frozenBy());
        return authors;
    }

    private void announce(Stage stage) {
        events.publishEvent(new StageEvent.StageOpened(
                stage.id(),
                stage.version(),
                stage.name(),
                stage.reviewers().stream().map(Reviewer::member).toList(),
                stage.deadline()));
        if (stage.lacksReviewers()) {
            events.publishEvent(new StageEvent.ReviewersMissing(stage.id(), stage.name()));
        }
    }
}
