package org.communique.workflow;

import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.workflow.ReviewFixtures.eventually;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.communique.statement.StatementId;
import org.communique.statement.access.StatementLists;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.engine.ProcessInstances;
import org.communique.workflow.engine.WorkflowReconciler;
import org.communique.workflow.review.Decide;
import org.communique.workflow.review.DecideResult.Recorded;
import org.communique.workflow.review.DecisionComments;
import org.communique.workflow.review.ReviewService;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.StageId;
import org.communique.workflow.stage.StageStatus;
import org.communique.workflow.stage.Stages;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.query.Query;

/**
 * The process of the crash test. It first finishes what the one before it left, and says what it finds; then it has a
 * statement reviewed and ends at the point that it was given. What it was told is on record, it prints.
 */
final class WorkflowCrashNode {

    private WorkflowCrashNode() {}

    public static void main(String[] arguments) {
        var context = LazyServer.start(Path.of(arguments[0]), List.of(WorkflowCrashPoint.Wrapping.class));
        var workflowReconciler = context.getBean(WorkflowReconciler.class);
        workflowReconciler.reconcile();
        context.getBean(StatementLists.class)
                .find(new Query())
                .forEach(statement -> report(context, statement.id()).forEach(System.out::println));
        if (arguments.length > 1) {
            review(context, WorkflowCrashPoint.valueOf(arguments[1]));
        }
        System.exit(0);
    }

    /** The decisions that there are, and which stages are right. */
    static List<String> report(ApplicationContext context, StatementId statement) {
        var waiting = context.getBean(ProcessInstances.class).position(statement).waiting().stream()
                .map(ProcessInstances.WaitState::activity)
                .toList();
        List<String> report = new ArrayList<>();
        for (var stage : context.getBean(Stages.class).of(statement)) {
            ReviewFixtures.isPure(stage);
            ReviewFixtures.isSaidInFull(stage, context.getBean(DecisionComments.class));
            stage.decisions().forEach(decision -> report.add("HAS " + name(stage, decision)));
            var right = stage.open() == waiting.contains(stage.activity())
                    && (stage.open() || stage.status() == StageStatus.APPROVED);
            report.add((right ? "FINE " : "STUCK ") + stage.id().value() + " " + stage.status() + " " + waiting);
        }
        return report;
    }

    static String name(Stage stage, Decision decision) {
        return stage.id().value() + " " + decision.member().value() + " " + decision.verdict();
    }

    private static void review(ApplicationContext context, WorkflowCrashPoint point) {
        var fixtures = context.getBean(ReviewFixtures.class);
        var stages = context.getBean(Stages.class);
        var reviews = context.getBean(ReviewService.class);
        var statement = fixtures.inPolicyReview();
        var stage = fixtures.stage(statement, "policyReview", 1);
        for (int reviewer = 0; reviewer < 2; reviewer++) {
            if (reviewer == 1) {
                WorkflowCrashPoint.armed = point;
            }
            var member = statement.reviewer(reviewer);
            var comment = reviewer == 1 ? point.comment() : "";
            var result =
                    as(member, () -> reviews.decide(new Decide(stage.id(), stage.hash(), Verdict.APPROVE, comment)));
            if (result instanceof Recorded(var decision, var _)) {
                System.out.println("ACK " + name(stage, decision));
                if (reviewer == 1) {
                    WorkflowCrashPoint.answered.countDown();
                }
            }
        }
        eventually(() -> stages.find(StageId.of(statement.id(), "never", 1)).isPresent());
    }
}
