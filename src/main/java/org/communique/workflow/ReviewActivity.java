package org.communique.workflow;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.communique.coalition.MemberId;
import org.communique.statement.ActivitySource;
import org.communique.statement.Happening;
import org.communique.statement.Happening.Audience;
import org.communique.statement.Statement;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened to a statement in review. Whoever may read the statement sees the same on the review screen. */
@Component
class ReviewActivity implements ActivitySource {

    private final Stages stages;

    ReviewActivity(Stages stages) {
        this.stages = stages;
    }

    @Override
    public List<Happening> of(Statement statement) {
        return stages.of(statement.id()).stream().flatMap(ReviewActivity::of).toList();
    }

    private static Stream<Happening> of(Stage stage) {
        var opened = Stream.of(happening(stage, "opened", null, stage.openedAt()));
        var assigned = stage.assignments().stream()
                .map(assignment -> happening(stage, "assigned", assignment.by(), assignment.at()));
        var decided = stage.decisions().stream()
                .map(decision -> happening(stage, "decided." + decision.verdict(), decision.member(), decision.at()));
        var closed = stage.closedAt() == null
                ? Stream.<Happening>empty()
                : Stream.of(happening(stage, "closed." + stage.status(), null, stage.closedAt()));
        return Stream.of(opened, assigned, decided, closed).flatMap(part -> part);
    }

    private static Happening happening(Stage stage, String kind, @Nullable MemberId by, Instant at) {
        return new Happening(
                "workflow.activity." + kind,
                List.of(stage.name(), stage.version().number()),
                by,
                at,
                "statements/" + stage.statement().value() + "/review",
                Audience.READERS);
    }
}
