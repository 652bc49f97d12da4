package org.communique.quota;

/**
 * How much of something one member may add. An honest member's heaviest day is far below: the numbers keep a stolen account from filling
 * the disk, and from hiding what others added.
 */
public enum Quota {
    /** Requests to the API that change anything, of which most leave a line in a log, notices and mails. */
    CHANGES(20_000, Quota.NO_END),
    /** As many as a file that is imported can have rows. */
    ORGANISATIONS(5_000, 20_000),
    /** As many as a file that is imported can have rows. */
    MEMBERS(5_000, 20_000),
    /** By which members choose a password, and changes of addresses to which they are mailed. */
    LINKS(5_000, Quota.NO_END),
    MANDATES(300, 5_000),
    /** In KB, of files that show where an authority to sign comes from. */
    EVIDENCE_KILOBYTES(512 * 1024, 4 * 1024 * 1024),
    WORKFLOW_VERSIONS(60, 500, Quota.DELETABLE),
    INSTRUMENTS(10, 20, Quota.DELETABLE),
    EDITIONS(20, 40, Quota.DELETABLE),
    /** Five times as many as a whole table of the depositary's changes. */
    STATUS_CHANGES(3_000, 100_000),
    STATUS_NOTES(200, 2_000, Quota.DELETABLE),
    POSITIONS(1_000, 10_000, Quota.DELETABLE),
    VOTES(60, 500, Quota.DELETABLE),
    ASKS(60, 500, Quota.DELETABLE),
    ASKED_STATES(2_000, 50_000, Quota.DELETABLE),
    CONTACTS(300, 10_000, Quota.DELETABLE),
    STANCE_REQUESTS(10, 50, Quota.DELETABLE),
    STANCE_ANSWERS(60, Quota.NO_END),
    /** Copies of a text in which amendments are written. */
    PROPOSALS(60, Quota.NO_END),
    /** Changes of the states of passages in rounds of amendments. */
    PASSAGE_STATES(5_000, Quota.NO_END),
    /** Languages of statements. */
    TRANSLATIONS(60, Quota.NO_END);

    static final int NO_END = Integer.MAX_VALUE;
    private static final boolean DELETABLE = true;

    private final int perHour;
    private final int inAll;
    private final boolean deletable;

    Quota(int perHour, int inAll) {
        this(perHour, inAll, !Quota.DELETABLE);
    }

    Quota(int perHour, int inAll, boolean deletable) {
        this.perHour = perHour;
        this.inAll = inAll;
        this.deletable = deletable;
    }

    public int perHour() {
        return perHour;
    }

    /** Of what was not deleted. */
    public int inAll() {
        return inAll;
    }

    /** Whether members can delete it, and add more then. */
    public boolean deletable() {
        return deletable;
    }

    boolean ends() {
        return inAll < NO_END;
    }
}
