package org.communique.statement.worklist;

/** A feature that can remind those who are awaited. It checks that the current member may. */
public interface WorkReminder {

    /** Whether it is this feature that made the {@link WorkItem#reminder}. */
    boolean knows(String reminder);

    /** False if nobody is awaited any more. */
    boolean remind(String reminder);
}
