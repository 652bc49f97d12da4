package org.communique.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
        var acts = stage.acts().stream().map(act -> happening(stage, kind(act.kind()), act.by(), act.at()));
        var given = stage.decisions().stream()
                .filter(decision -> !stage.keeps(decision))
                .toList();
        var decided = given.stream()
                .map(decision -> happening(stage, "decided." + decision.verdict(), decision.member(), decision.at()));
        var withdrawn = given.stream()
                .flatMap(decision -> decision.withdrawnAt() == null
                        ? Stream.<Happening>empty()
                        : Stream.of(happening(stage, "withdrawn", decision.member(), decision.withdrawnAt())));
        var closed = stage.closedAt() == null
                ? Stream.<Happening>empty()
                : Stream.of(happening(stage, "closed." + stage.status(), null, stage.closedAt()));
        return Stream.of(opened, acts, decided, withdrawn, closed).flatMap(part -> part);
    }

    private static String kind(StageAct.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
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
