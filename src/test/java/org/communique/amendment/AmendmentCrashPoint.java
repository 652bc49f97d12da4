package org.communique.amendment;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Set;
import org.communique.CrashInjection;
import org.communique.CrashInjection.Point;
import org.communique.collab.room.CollaborationService;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Where a process of the crash test ends itself, as kill -9 would. */
enum AmendmentCrashPoint {
    AFTER_NUMBERS(Rounds.class, "takeNumbers", true),
    AFTER_SUBMISSION(Amendments.class, "insert", false),
    AMID_AMENDMENTS(Amendments.class, "insert", true),
    AFTER_CLAIM(DraftMerges.class, "take", true),
    /** Nothing is written in the draft. */
    AFTER_BEGINNING(Amendments.class, "beginAcceptance", true),
    BEFORE_EDIT(CollaborationService.class, "applyAfter", false),
    /** It is in the draft, and not on record. */
    AFTER_EDIT(CollaborationService.class, "applyAfter", true),
    AFTER_ACCEPTANCE(Amendments.class, "completeAcceptance", true),
    /** It is out of the draft, and on record as accepted. */
    BEFORE_REOPENING(Amendments.class, "undoAcceptance", false),
    AFTER_REOPENING(Amendments.class, "undoAcceptance", true),
    BEFORE_RELEASE(DraftMerges.class, "release", false),
    /** At any moment. */
    ANYWHERE(null, "", false);

    static volatile @Nullable AmendmentCrashPoint armed;

    private final @Nullable Point point;

    AmendmentCrashPoint(@Nullable Class<?> type, String method, boolean after) {
        point = type == null ? null : new Point(type, method, after);
    }

    boolean isInSubmission() {
        return compareTo(AMID_AMENDMENTS) <= 0;
    }

    private static @Nullable Point armedPoint() {
        var now = armed;
        return now == null ? null : now.point;
    }

    /** Puts the points around the beans, and sets the clock so much later that what was interrupted can be settled. */
    static class Wrapping {

        @Bean
        static BeanPostProcessor crashPoints() {
            return new CrashInjection(
                    Set.of(Rounds.class, Amendments.class, DraftMerges.class, CollaborationService.class),
                    AmendmentCrashPoint::armedPoint,
                    () -> {});
        }

        @Bean
        @Primary
        static Clock laterClock() {
            return Clock.offset(
                    Clock.tickMillis(ZoneOffset.UTC), Duration.ofMinutes(Integer.getInteger("minutes-later", 0)));
        }
    }
}
