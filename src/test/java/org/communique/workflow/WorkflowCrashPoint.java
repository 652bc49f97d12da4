package org.communique.workflow;

import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.communique.CrashInjection;
import org.communique.CrashInjection.Point;
import org.communique.workflow.engine.ProcessInstances;
import org.communique.workflow.engine.ProcessRouter;
import org.communique.workflow.review.DecisionComments;
import org.communique.workflow.stage.Stages;
import org.flowable.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;

/** Where a process of the crash test ends itself, as kill -9 would. */
enum WorkflowCrashPoint {
    BEFORE_RECORD(Stages.class, "addDecision", false),
    AFTER_RECORD(Stages.class, "addDecision", true),
    /** The verdict is not stored, but what was said with it. */
    AFTER_COMMENT(DecisionComments.class, "store", true),
    AFTER_COMMENTED_RECORD(Stages.class, "addDecision", true),
    /** The reviewer has the answer, and nothing was routed. */
    AFTER_ANSWER(ProcessRouter.class, "advance", false),
    /** The process has moved; the transaction that marks it is not committed. */
    BEFORE_MARK(RuntimeService.class, "trigger", true),
    AFTER_MARK(ProcessInstances.class, "complete", true),
    BEFORE_ENTRY(Stages.class, "insert", false),
    IN_ENTRY(Stages.class, "insert", true);

    static final CountDownLatch answered = new CountDownLatch(1);
    static volatile @Nullable WorkflowCrashPoint armed;

    private final Point point;

    WorkflowCrashPoint(Class<?> type, String method, boolean after) {
        point = new Point(type, method, after);
    }

    /** What the reviewer says whose decision is on its way. */
    String comment() {
        return this == AFTER_COMMENT || this == AFTER_COMMENTED_RECORD ? "Said just before." : "";
    }

    private static @Nullable Point armedPoint() {
        var now = armed;
        return now == null ? null : now.point;
    }

    private static void awaitAnswer() {
        try {
            if (armed == AFTER_ANSWER && !answered.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody was answered");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts the points around the beans; only the crash test's own process knows it. */
    static class Wrapping {

        @Bean
        static BeanPostProcessor crashPoints() {
            return new CrashInjection(
                    Set.of(
                            Stages.class,
                            DecisionComments.class,
                            ProcessRouter.class,
                            ProcessInstances.class,
                            RuntimeService.class),
                    WorkflowCrashPoint::armedPoint,
                    WorkflowCrashPoint::awaitAnswer);
        }
    }
}
