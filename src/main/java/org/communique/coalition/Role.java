package org.communique.coalition;

/** What a member may come to do; a member can have several. */
public enum Role {
    DRAFTER,
    REVIEWER,
    REPRESENTATIVE,
    COORDINATOR,
    ADMINISTRATOR;

    /** The name of the Spring Security authority. */
    public String authority() {
        return "ROLE_" + name();
    }
}
