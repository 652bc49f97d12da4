package org.communique.notification;

/** What notices are about, as far as members can choose how they get them. */
public enum NoticeTopic {
    /** Something waits for the member. */
    ASKED(Delivery.AT_ONCE),
    /** What was told before is told again. Each such mail has a link to have no more of them. */
    REMINDERS(Delivery.AT_ONCE),
    /** A statement moved on. */
    MOVED_ON(Delivery.AT_ONCE),
    MENTIONED(Delivery.AT_ONCE),
    COMMENTS(Delivery.NO_MAIL),
    /** Receipts, and answers that others took down: always mailed, for they are proof. */
    PROOF(Delivery.AT_ONCE),
    /** What an intruder would do, such as give themselves authority over others or to sign: always mailed. */
    SECURITY(Delivery.AT_ONCE);

    private final Delivery usual;

    NoticeTopic(Delivery usual) {
        this.usual = usual;
    }

    Delivery usual() {
        return usual;
    }

    public boolean canBeChosen() {
        return this != PROOF && this != SECURITY;
    }
}
