package org.communique.coalition.directory;

import org.communique.refusal.Labelled;

/** A problem with data about the coalition that was typed or imported. */
public enum ValidationProblem implements Labelled {
    OFFICIAL_NAME,
    OFFICIAL_NAME_MISSING,
    OFFICIAL_NAME_TAKEN,
    ADDRESS_IN_NAME,
    DISPLAY_NAME,
    DISPLAY_NAME_MISSING,
    COUNTRY,
    REGION,
    STATUS,
    DOMAIN,
    MEMBER_NAME,
    MEMBER_NAME_MISSING,
    CONTACT_NAME,
    EMAIL,
    EMAIL_TAKEN,
    ORGANISATION_UNKNOWN,
    ROLES,
    /** Only of a file; the row says which. */
    ROLE_UNKNOWN,
    OWN_ADMINISTRATION,
    MANDATE_DATES,
    EVIDENCE,
    EVIDENCE_FILE,
    MANDATE_STATEMENTS,
    NOT_A_REPRESENTATIVE,
    COALITION_NAME,
    COLOUR,
    LOGO,
    TIME_ZONE,
    TWICE_IN_THE_FILE,
    COLUMNS_OF_ROW;

    @Override
    public String messageKey() {
        return "coalition.problem." + name();
    }
}
