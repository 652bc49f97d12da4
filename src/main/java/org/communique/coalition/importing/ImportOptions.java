package org.communique.coalition.importing;

/**
 * How to import a table.
 *
 * @param withoutFaultyRows whether rows with problems are left out; otherwise nothing is imported where there are any
 * @param inviting          whether members whom it adds are mailed a link to choose a password
 */
public record ImportOptions(boolean withoutFaultyRows, boolean inviting) {

    static final ImportOptions NONE = new ImportOptions(false, false);
}
