package org.communique.notification;

/** What notices are about, as far as members can choose how they get them. */
public enum NoticeTopic {
    /** Something waits for the member. */
    ASKED(MailFrequency.AT_ONCE),
    /** What was told before is told again. Each such mail has a link to have no more of them. */
    REMINDERS(MailFrequency.AT_ONCE),
    /** A statement moved on. */
    MOVED_ON(MailFrequency.AT_ONCE),
    MENTIONED(MailFrequency.AT_ONCE),
    COMMENTS(MailFrequency.NO_MAIL),
    /** Receipts, and answers that others took down: always mailed, for they are proof. */
    PROOF(MailFrequency.AT_ONCE),
    /** What an intruder would do, such as give themselves authority over others or to sign: always mailed. */
    SECURITY(MailFrequency.AT_ONCE);

    private final MailFrequency usual;

    NoticeTopic(MailFrequency usual) {
        this.usual = usual;
    }

    MailFrequency usual() {
        return usual;
    }

    public boolean canBeChosen() {
        return this != PROOF && this != SECURITY;
    }
}
