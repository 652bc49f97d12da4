package org.communique.publishing;

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

    /** The title in Latin letters without accents; "statement" if it has none. */
    static Slug of(String title) {
        var words = Normalisation.nfkd(title)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        if (words.length() > LONGEST) {
            int end = words.lastIndexOf('-', LONGEST);
            words = words.substring(0, end > LONGEST / 2 ? end : LONGEST);
        }
        return new Slug(words.isEmpty() ? "statement" : words);
    }

    /** What is tried when others have the address already. */
    Slug another(int number) {
        return new Slug(value + "-" + number);
    }
}
