package org.communique.coalition.settings;

import java.util.ArrayList;
import java.util.List;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.text.unicode.ShortText;

/**
 * How the coalition presents itself.
 *
 * @param colour of buttons and marks, as {@code #rrggbb}; dark enough for white text on it
 * @param logo   path of the logo, or empty if there is none; it changes when the logo does
 */
public record CoalitionProfile(String name, String colour, String logo) {

    static final int LONGEST_NAME = 120;

    /** What is wrong with a name and a colour as typed. */
    public static List<ValidationProblem> problems(String name, String colour) {
        var problems = new ArrayList<ValidationProblem>();
        if (!ShortText.isGood(ShortText.line(name, LONGEST_NAME), LONGEST_NAME)) {
            problems.add(ValidationProblem.COALITION_NAME);
        }
        if (!Colour.isReadableUnderWhite(colour)) {
            problems.add(ValidationProblem.COLOUR);
        }
        return problems;
    }

    public BrandStylesheet brand() {
        return new BrandStylesheet(colour);
    }
}
