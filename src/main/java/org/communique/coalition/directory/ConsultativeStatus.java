package org.communique.coalition.directory;

/** An organisation's consultative status with ECOSOC, in the order in which treaty bodies list them. */
public enum ConsultativeStatus {
    GENERAL,
    SPECIAL,
    ROSTER,
    NONE
}
