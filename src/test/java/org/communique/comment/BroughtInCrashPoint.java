package org.communique.comment;

import java.util.Set;
import org.communique.CrashInjection;
import org.communique.CrashInjection.Point;
import org.communique.collab.room.CollaborationService;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;

/** Where a process of {@link BroughtInCrashTests} ends itself, as kill -9 would. */
enum BroughtInCrashPoint {
    BEFORE_COPY(Step.COPY, CollaborationService.class, "applyAfter", false),
    AFTER_COPY(Step.COPY, CollaborationService.class, "applyAfter", true),
    BEFORE_DRAFT(Step.DRAFT, CollaborationService.class, "applyAfter", false),
    AFTER_DRAFT(Step.DRAFT, CollaborationService.class, "applyAfter", true),
    BEFORE_THREADS(Step.THREADS, Comments.class, "insertOnce", false),
    AMID_THREADS(Step.THREADS, Comments.class, "insertOnce", true),
    /** All threads are stored, and not yet who their authors are taken to be. */
    BEFORE_AUTHORS(Step.THREADS, FileAuthors.class, "remember", false);

    /** What a file is brought into, in this order. */
    enum Step {
        COPY,
        DRAFT,
        THREADS
    }

    static volatile @Nullable BroughtInCrashPoint armed;

    private final Step step;
    private final Point point;

    BroughtInCrashPoint(Step step, Class<?> type, String method, boolean after) {
        this.step = step;
        point = new Point(type, method, after);
    }

    void arm(Step begun) {
        if (begun == step) {
            armed = this;
        }
    }

    private static @Nullable Point armedPoint() {
        var now = armed;
        return now == null ? null : now.point;
    }

    /** Puts the points around the beans. */
    static class Wrapping {

        @Bean
        static BeanPostProcessor crashPoints() {
            return new CrashInjection(
                    Set.of(CollaborationService.class, Comments.class, FileAuthors.class),
                    BroughtInCrashPoint::armedPoint,
                    () -> {});
        }
    }
}
