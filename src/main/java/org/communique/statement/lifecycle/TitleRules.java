package org.communique.statement.lifecycle;

import org.communique.text.unicode.ShortText;

/** What a title may be: one line of 1 to 300 characters. */
public final class TitleRules {

    public static final int LONGEST = 300;

    private TitleRules() {}

    /** @throws org.communique.text.unicode.ShortTextException if it is none */
    public static String checked(String title) {
        return ShortText.checkedLine(title, LONGEST);
    }
}
