package org.communique.treaty.stance;

import org.communique.text.unicode.ShortText;
import org.communique.treaty.instrument.ArticleNumber;

/** @param words why, or what the reservation is; may be empty */
public record ArticleStance(ArticleNumber article, Stance stance, String words) {

    public static final int LONGEST_WORDS = 500;

    /** @throws org.communique.text.unicode.ShortTextException if the words cannot be kept */
    ArticleStance cleaned() {
        return new ArticleStance(article, stance, ShortText.optionalLine(words, LONGEST_WORDS));
    }
}
