package org.communique.statement;

import org.communique.text.ShortText;

/** What a title may be: one line of 1 to 300 characters. */
final class Titles {

    private static final int LONGEST = 300;

    private Titles() {}

    /** @throws org.communique.text.ShortTextException if it is none */
    static String checked(String title) {
        return ShortText.checkedLine(title, LONGEST);
    }
}
