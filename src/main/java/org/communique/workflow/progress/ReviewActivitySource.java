package org.communique.workflow.progress;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.activity.ActivityEntry;
import org.communique.statement.activity.ActivityEntry.Audience;
import org.communique.statement.activity.ActivitySource;
import org.communique.text.format.NameList;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.engine.WorkflowRuns;
import org.communique.workflow.review.DecisionComments;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.StageAction;
import org.communique.workflow.stage.StageAction.StageActionKind;
import org.communique.workflow.stage.Stages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened to a statement in review. Readers of the statement see the same on the review screen. */
@Component
class ReviewActivitySource implements ActivitySource {

    private static final String NOBODY = "—";

    private final Stages stages;
    private final WorkflowRuns runs;
    private final Directory directory;
    private final DecisionComments comments;

    ReviewActivitySource(Stages stages, WorkflowRuns runs, Directory directory, DecisionComments comments) {
        this.stages = stages;
        this.comments = comments;
        this.runs = runs;
        this.directory = directory;
    }

    @Override
    public List<ActivityEntry> of(Statement statement) {
        var all = stages.of(statement.id());
        var names = directory.members(all.stream()
                .flatMap(stage -> stage.acts().stream())
                .flatMap(action -> Stream.concat(action.added().stream(), action.removed().stream()))
                .distinct()
                .toList());
        var texts = comments.of(all);
        return Stream.concat(all.stream().flatMap(stage -> of(stage, names, texts)), migrations(statement.id()))
                .toList();
    }

    private Stream<ActivityEntry> migrations(StatementId statement) {
        return runs.find(statement).stream()
                .flatMap(run -> run.moves().stream())
                .map(migration -> new ActivityEntry(
                        "workflow.activity.moved",
                        List.of(migration.from().number(), migration.to().number()),
                        migration.by(),
                        migration.at(),
                        route(statement),
                        Audience.READERS,
                        migration.reason()));
    }

    private static Stream<ActivityEntry> of(Stage stage, Map<MemberId, Member> names, DecisionComments.Texts texts) {
        var opened = Stream.of(entry(stage, "opened", null, stage.openedAt(), ""));
        var acts = stage.acts().stream().map(action -> entry(stage, action, names));
        var given = stage.decisions().stream()
                .filter(decision -> !stage.isCarriedOver(decision))
                .toList();
        var decided = given.stream()
                .map(decision -> entry(
                        stage, "decided." + decision.verdict(), decision.member(), decision.at(), texts.of(decision)));
        var withdrawn = given.stream()
                .flatMap(decision -> decision.withdrawnAt() == null
                        ? Stream.<ActivityEntry>empty()
                        : Stream.of(entry(
                                stage,
                                decision.verdict() == Verdict.OBJECT ? "withdrawn" : "taken-back",
                                decision.member(),
                                decision.withdrawnAt(),
                                "")));
        var closed = stage.closedAt() == null
                ? Stream.<ActivityEntry>empty()
                : Stream.of(entry(stage, "closed." + stage.status(), null, stage.closedAt(), ""));
        return Stream.of(opened, acts, decided, withdrawn, closed).flatMap(part -> part);
    }

    private static ActivityEntry entry(Stage stage, StageAction action, Map<MemberId, Member> names) {
        var details = action.deadline() == null
                ? new Object[] {names(action.added(), names), names(action.removed(), names)}
                : new Object[] {action.deadline()};
        return entry(stage, kind(action.kind()), action.by(), action.at(), action.reason(), details);
    }

    private static String names(List<MemberId> members, Map<MemberId, Member> names) {
        return members.isEmpty()
                ? NOBODY
                : NameList.of(members.stream()
                        .map(member ->
                                names.containsKey(member) ? names.get(member).name() : NOBODY)
                        .toList());
    }

    private static String kind(StageActionKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ActivityEntry entry(
            Stage stage, String kind, @Nullable MemberId by, Instant at, String note, Object... more) {
        return new ActivityEntry(
                "workflow.activity." + kind,
                Stream.concat(Stream.of(stage.name(), stage.version().number()), Stream.of(more))
                        .toList(),
                by,
                at,
                route(stage.statement()),
                Audience.READERS,
                note);
    }

    private static String route(StatementId statement) {
        return "statements/" + statement.value() + "/review";
    }
}
