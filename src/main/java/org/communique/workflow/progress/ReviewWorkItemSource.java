package org.communique.workflow.progress;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.statement.ReopenedDrafts;
import org.communique.statement.ReopenedDrafts.ReopenedDraft;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.draft.SuggestionSource;
import org.communique.statement.worklist.WorkItem;
import org.communique.statement.worklist.WorkItemSource;
import org.communique.workflow.decision.Eligibility;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.Stages;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What review has waiting: stages to decide, drafts to change, stages without enough reviewers. */
@Component
public class ReviewWorkItemSource implements WorkItemSource {

    private final Stages stages;
    private final Statements statements;
    private final ReopenedDrafts reopenedDrafts;
    private final ReopeningReasons reopeningReasons;
    private final SuggestionSource suggestions;
    private final MessageSource messages;
    private final Eligibility eligibility;

    ReviewWorkItemSource(
            Stages stages,
            Statements statements,
            ReopenedDrafts reopenedDrafts,
            ReopeningReasons reopeningReasons,
            SuggestionSource suggestions,
            MessageSource messages,
            Eligibility eligibility) {
        this.stages = stages;
        this.statements = statements;
        this.reopenedDrafts = reopenedDrafts;
        this.reopeningReasons = reopeningReasons;
        this.suggestions = suggestions;
        this.messages = messages;
        this.eligibility = eligibility;
    }

    @Override
    public List<WorkItem> waitingFor(Member member) {
        List<WorkItem> items = new ArrayList<>();
        items.addAll(decisions(member));
        items.addAll(changes(member));
        if (member.is(Role.COORDINATOR)) {
            items.addAll(attention());
        }
        return items;
    }

    private List<WorkItem> decisions(Member member) {
        return items(
                "workflow.work.decide",
                stages.awaiting(member.id()),
                (stage, statement) -> eligibility.mayDecide(member, statement, stage.role()),
                false);
    }

    private List<WorkItem> changes(Member member) {
        var drafts = reopenedDrafts.editableBy(member);
        var reasons = reopeningReasons.of(
                drafts.stream().collect(Collectors.toMap(ReopenedDraft::id, ReopenedDraft::versions)), member.id());
        var suggested =
                suggestions.undecided(drafts.stream().map(ReopenedDraft::id).toList());
        return drafts.stream()
                .map(draft -> new WorkItem(
                        "workflow.work.change",
                        reasons.getOrDefault(draft.id(), "") + undecided(suggested.getOrDefault(draft.id(), 0)),
                        draft.id(),
                        draft.title(),
                        route(draft.id()),
                        null))
                .toList();
    }

    private String undecided(int number) {
        return number == 0
                ? ""
                : " " + messages.getMessage("workflow.reopened.suggestions", new Object[] {number}, Locale.UK);
    }

    private List<WorkItem> attention() {
        return stages.needingAttention().stream()
                .collect(Collectors.groupingBy(stage -> requireNonNull(stage.attention())))
                .entrySet()
                .stream()
                .flatMap(
                        each -> items(
                                "workflow.work.attention." + each.getKey(),
                                each.getValue(),
                                (stage, statement) -> true,
                                true)
                                .stream())
                .toList();
    }

    private List<WorkItem> items(
            String kind, List<Stage> waiting, BiPredicate<Stage, Statement> concerns, boolean coordinates) {
        var byId = statements.findAllById(waiting.stream().map(Stage::statement).toList()).stream()
                .collect(Collectors.toMap(Statement::id, Function.identity()));
        return waiting.stream()
                .flatMap(stage -> Stream.ofNullable(byId.get(stage.statement()))
                        .filter(statement -> concerns.test(stage, statement))
                        .map(statement -> new WorkItem(
                                kind,
                                stage.name(),
                                statement.id(),
                                statement.title(),
                                route(statement.id()),
                                stage.deadline(),
                                coordinates && !stage.awaited().isEmpty() ? StageReminder.of(stage.id()) : null)))
                .toList();
    }

    private static String route(StatementId statement) {
        return "statements/" + statement.value() + "/review";
    }
}
