package org.communique.publishing.office;

import org.communique.text.document.RichText.Text;

/**
 * Where a paragraph stands in the lists of a file.
 *
 * @param list   paragraphs of one list have the same
 * @param level  from 0
 * @param number its own, or 0 for a bullet
 * @param label  the number as the file shows it, or empty
 * @param plain  whether a statement's list shows it the same way; otherwise the label has to become text
 */
record ListPosition(String list, int level, int number, String label, boolean plain) {

    /** With room for the items after it: CommonMark has nine digits. */
    static final int GREATEST = 999_900_000;

    static ListPosition bullet(String list, int level) {
        return new ListPosition(list, level, 0, "", true);
    }

    boolean isOrdered() {
        return plain && !label.isEmpty();
    }

    /** The label as text before that of the paragraph. */
    Text labelText() {
        return Text.plain(label + " ");
    }
}
