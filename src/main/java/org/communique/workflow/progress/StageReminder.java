package org.communique.workflow.progress;

import org.communique.statement.worklist.WorkReminder;
import org.communique.workflow.review.DeadlineService;
import org.communique.workflow.stage.StageId;
import org.springframework.stereotype.Component;

/** Reminds the reviewers for whom a stage waits. */
@Component
class StageReminder implements WorkReminder {

    private static final String PREFIX = "stage/";

    private final DeadlineService deadlines;

    StageReminder(DeadlineService deadlines) {
        this.deadlines = deadlines;
    }

    static String of(StageId stage) {
        return PREFIX + stage.value();
    }

    @Override
    public boolean knows(String reminder) {
        return reminder.startsWith(PREFIX);
    }

    @Override
    public boolean remind(String reminder) {
        return deadlines.remindAwaited(new StageId(reminder.substring(PREFIX.length())));
    }
}
