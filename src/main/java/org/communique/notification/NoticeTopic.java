package org.communique.notification;

/** The topics for which members choose how they are notified. */
public enum NoticeTopic {
    /** Something waits for the member. */
    ASKED(MailFrequency.AT_ONCE),
    /** Repeats an earlier notice. Each such mail has an unsubscribe link. */
    REMINDERS(MailFrequency.AT_ONCE),
    /** A statement moved on. */
    MOVED_ON(MailFrequency.AT_ONCE),
    MENTIONED(MailFrequency.AT_ONCE),
    COMMENTS(MailFrequency.NO_MAIL),
    /** Receipts, and answers recorded by others: always mailed, as proof. */
    PROOF(MailFrequency.AT_ONCE),
    /** What an intruder would do, such as give themselves authority over others or to sign: always mailed. */
    SECURITY(MailFrequency.AT_ONCE);

    private final MailFrequency defaultFrequency;

    NoticeTopic(MailFrequency defaultFrequency) {
        this.defaultFrequency = defaultFrequency;
    }

    MailFrequency defaultFrequency() {
        return defaultFrequency;
    }

    public boolean canBeChosen() {
        return this != PROOF && this != SECURITY;
    }
}
