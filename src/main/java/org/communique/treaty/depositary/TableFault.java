package org.communique.treaty.depositary;

/** Why a table cannot be read. The names are part of message keys. */
public enum TableFault {
    TOO_LARGE,
    NOT_UTF8,
    /** Not XML that can be read, or a table of a page that was cut off. */
    BROKEN,
    /** No columns of participants and their instruments. */
    COLUMNS_MISSING,
    NO_ROWS
}
