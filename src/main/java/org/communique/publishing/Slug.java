package org.communique.publishing;

import com.ibm.icu.text.Transliterator;
import java.lang.Character.UnicodeScript;
import java.util.Locale;
import org.communique.id.Id;
import org.communique.text.unicode.Normalisation;

/** The public address of a statement: lower-case Latin letters, digits and single dashes. */
public record Slug(String value) implements Id {

    private static final int LONGEST = 60;

    public Slug {
        if (value.length() > LONGEST + 20 || !value.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("not a slug");
        }
    }

    /** Loaded when it is needed, which takes a moment. */
    private static final class Latin {
        /** Marks for sounds that Latin letters lack are left out, so that they divide no words. */
        private static final Transliterator LETTERS =
                Transliterator.getInstance("Any-Latin; [\\u02B0-\\u02FF] Remove; Latin-ASCII");
    }

    /** The title in Latin letters without accents, transliterated if it is in other letters; "statement" if it has none. */
    static Slug of(String title) {
        var words = Normalisation.nfkd(latin(Normalisation.nfkc(title)))
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        if (words.length() > LONGEST) {
            int end = words.lastIndexOf('-', LONGEST);
            words = words.substring(0, end > LONGEST / 2 ? end : LONGEST);
        }
        // Numbers alone are short addresses.
        return new Slug(words.isEmpty() ? "statement" : words.matches("[0-9]+") ? "statement-" + words : words);
    }

    private static String latin(String title) {
        return title.codePoints().anyMatch(Slug::isOfOtherScript) ? Latin.LETTERS.transliterate(title) : title;
    }

    private static boolean isOfOtherScript(int character) {
        return Character.isLetterOrDigit(character)
                && UnicodeScript.of(character) != UnicodeScript.LATIN
                && UnicodeScript.of(character) != UnicodeScript.COMMON;
    }

    /** What is tried when others have the address already. */
    Slug another(int number) {
        return new Slug(value + "-" + number);
    }
}
