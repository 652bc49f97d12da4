package org.communique.coalition.directory;

/** What a member may come to do; a member can have several. */
public enum Role {
    DRAFTER,
    REVIEWER,
    REPRESENTATIVE,
    /** Records what States and others do and say about the treaty. */
    RESEARCHER,
    COORDINATOR,
    ADMINISTRATOR;

    /** Whether it lets a member see to others' accounts, or read, route and publish others' statements. */
    public boolean decidesOverOthers() {
        return this == COORDINATOR || this == ADMINISTRATOR;
    }

    /** The name of the Spring Security authority. */
    public String authority() {
        return "ROLE_" + name();
    }
}
