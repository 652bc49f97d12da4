package org.communique.statement;

import com.ibm.icu.lang.UCharacter;
import java.util.Optional;
import org.communique.text.unicode.Normalisation;
import org.communique.text.unicode.ShortText;

/**
 * What a tag of a statement may be: one line of 1 to 40 letters, digits, spaces and a few signs, and no more, as conditions of workflows
 * name it between quotes.
 */
public final class TagText {

    public static final int LONGEST = 40;

    private static final String SIGNS = " -_.,:;/+&()’·\u200C\u200D";

    private TagText() {}

    /** As it is kept; empty if it cannot be. */
    public static Optional<String> of(String typed) {
        var line = ShortText.line(typed, LONGEST).replace('\'', '’');
        return ShortText.isGood(line, LONGEST) && line.codePoints().allMatch(TagText::isAdmitted)
                ? Optional.of(line)
                : Optional.empty();
    }

    /** The same of tags that mean the same: without case, and without the look of single letters. */
    public static String key(String tag) {
        return Normalisation.nfkc(UCharacter.foldCase(Normalisation.nfkc(tag), true));
    }

    private static boolean isAdmitted(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> Character.isLetterOrDigit(c) || SIGNS.indexOf(c) >= 0;
        };
    }
}
