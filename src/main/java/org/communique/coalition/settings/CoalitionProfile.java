package org.communique.coalition.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
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

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    /** What is wrong with a name and a colour as typed. */
    public static List<ValidationProblem> problems(String name, String colour) {
        var problems = new ArrayList<ValidationProblem>();
        if (!ShortText.isGood(ShortText.line(name, LONGEST_NAME), LONGEST_NAME)) {
            problems.add(ValidationProblem.COALITION_NAME);
        }
        if (!isReadableUnderWhite(colour)) {
            problems.add(ValidationProblem.COLOUR);
        }
        return problems;
    }

    public BrandStylesheet brand() {
        return new BrandStylesheet(colour);
    }

    /** Whether white text on it has the contrast of 4.5 to 1 that WCAG 2.2 (1.4.3) asks for. */
    private static boolean isReadableUnderWhite(String colour) {
        return COLOUR.matcher(colour).matches()
                && 1.05 / (luminance(Integer.parseInt(colour.substring(1), 16)) + 0.05) >= 4.5;
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
