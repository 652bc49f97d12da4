package org.communique.statement.worklist;

/** A feature that can send reminders. It checks that the current member may. */
public interface WorkReminder {

    /** Whether it is this feature that made the {@link WorkItem#reminder}. */
    boolean knows(String reminder);

    /** False if it waits for no one any more. */
    boolean remind(String reminder);
}
