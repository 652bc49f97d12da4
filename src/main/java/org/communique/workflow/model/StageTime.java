package org.communique.workflow.model;

import java.time.Duration;
import java.util.Comparator;
import org.communique.workflow.model.FlowNode.Step;

/** How long stages may take by their deadlines: days of the calendar and working days cannot be added up without a date. */
public record StageTime(Duration calendar, long workingDays) {

    public static final StageTime NONE = new StageTime(Duration.ZERO, 0);

    /** As a week has five working days. */
    private static final Comparator<StageTime> ABOUT = Comparator.comparing(time ->
            time.calendar.plus(Duration.ofDays(7).multipliedBy(time.workingDays).dividedBy(5)));

    /** None for what a step awaits: that has no deadline of the workflow's. */
    static StageTime of(Step step) {
        if (!step.settings().isStage()) {
            return NONE;
        }
        var values = step.settings().values();
        var deadline = Duration.parse(values.getOrDefault("deadline", "PT0S"));
        return values.getOrDefault("days", "calendar").equals("calendar")
                ? new StageTime(deadline, 0)
                : new StageTime(Duration.ZERO, deadline.toDays());
    }

    StageTime plus(StageTime other) {
        return new StageTime(calendar.plus(other.calendar), workingDays + other.workingDays);
    }

    StageTime orLater(StageTime other) {
        return ABOUT.compare(this, other) < 0 ? other : this;
    }

    public boolean isNone() {
        return equals(NONE);
    }
}
