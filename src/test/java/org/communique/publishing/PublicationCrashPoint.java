package org.communique.publishing;

import java.util.Set;
import org.communique.CrashInjection;
import org.communique.CrashInjection.Point;
import org.communique.ledger.Ledger;
import org.communique.statement.lifecycle.StatementLifecycle;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;

/** Where a process that publishes ends itself, as kill -9 would. */
enum PublicationCrashPoint {
    /** The publication is stored, and the statement is as it was. */
    BEFORE_NOTE(PublicationReconciler.class, "begin", false),
    AFTER_NOTE(PublicationReconciler.class, "begin", true),
    /** The statement is public; its signers were told, and the ledger does not know. */
    AFTER_PHASE(StatementLifecycle.class, "publish", true),
    BEFORE_RECORD(Ledger.class, "append", false),
    AFTER_RECORD(Ledger.class, "append", true),
    AFTER_COMPLETION(PublicationReconciler.class, "complete", true),
    BEFORE_FILES(PublicationFiles.class, "prepare", false);

    static volatile @Nullable PublicationCrashPoint armed;

    private final Point point;

    PublicationCrashPoint(Class<?> type, String method, boolean after) {
        point = new Point(type, method, after);
    }

    private static @Nullable Point armedPoint() {
        var now = armed;
        return now == null ? null : now.point;
    }

    /** Puts the points around the beans; only the crash test's own process knows it. */
    static class Wrapping {

        @Bean
        static BeanPostProcessor publicationCrashPoints() {
            return new CrashInjection(
                    Set.of(PublicationReconciler.class, StatementLifecycle.class, Ledger.class, PublicationFiles.class),
                    PublicationCrashPoint::armedPoint,
                    () -> {});
        }
    }
}
