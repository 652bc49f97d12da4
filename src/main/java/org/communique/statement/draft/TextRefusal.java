package org.communique.statement.draft;

/** Why a draft does not take a text. */
public enum TextRefusal {
    /** Its canonical form could be longer than 2,000,000 characters. */
    TOO_LARGE,
    /** More than 32 lists, quotes and tables are inside each other. */
    TOO_DEEP
}
