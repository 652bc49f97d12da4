package org.communique.publishing;

import java.util.Locale;
import org.communique.text.unicode.Direction;

/**
 * The values of {@code dir} on a printed page.
 *
 * @param page  of the document
 * @param words of our own words around it
 */
record PrintDirections(String page, String words) {

    static PrintDirections of(Direction page, Locale words) {
        return new PrintDirections(
                page.attribute(), Direction.ofLanguage(words.toLanguageTag()).attribute());
    }

    /** Of what people typed. */
    public String of(String text) {
        return Direction.ofFirstLetter(text).map(Direction::attribute).orElse(page);
    }
}
