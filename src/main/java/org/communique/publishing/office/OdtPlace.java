package org.communique.publishing.office;

/**
 * In which list, how deep, and whether in a cell of a table.
 *
 * @param list  the name of its style
 * @param level from 1, that of a list which begins here
 */
record OdtPlace(String list, int level, boolean inCell) {

    static final OdtPlace NONE = new OdtPlace("", 1, false);
    static final OdtPlace IN_CELL = new OdtPlace("", 1, true);

    /** @param style that of the list, or empty if it is that of the one around it */
    OdtPlace in(String style) {
        return new OdtPlace(style.isEmpty() ? list : style, level + 1, inCell);
    }
}
