package org.communique.treaty.depositary;

/** Why a table cannot be read. The names are part of message keys. */
public enum TableFault {
    TOO_LARGE,
    NOT_UTF8,
    /** Not XML that can be read, or a table of a page that was cut off. */
    BROKEN,
    /** No columns of participants and their instruments. */
    COLUMNS_MISSING,
    /** Cells that stretch over several rows or columns: which cell is whose is not clear. */
    MERGED_CELLS,
    NO_ROWS
}
