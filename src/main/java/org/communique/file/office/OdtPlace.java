package org.communique.file.office;

/**
 * In which list, how deep, and whether in a cell of a table.
 *
 * @param list     the name of its style
 * @param level    from 1, that of a list which begins here
 * @param inHeader whether the cell is one of the header's
 */
record OdtPlace(String list, int level, boolean inCell, boolean inHeader) {

    static final OdtPlace NONE = new OdtPlace("", 1, false, false);
    static final OdtPlace IN_CELL = new OdtPlace("", 1, true, false);
    static final OdtPlace IN_HEADER = new OdtPlace("", 1, true, true);

    /** @param style that of the list, or empty if it is that of the one around it */
    OdtPlace in(String style) {
        return new OdtPlace(style.isEmpty() ? list : style, level + 1, inCell, inHeader);
    }
}
