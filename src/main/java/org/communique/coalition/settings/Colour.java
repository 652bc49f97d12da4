package org.communique.coalition.settings;

import java.util.regex.Pattern;

/** Colours as {@code #rrggbb}. */
final class Colour {

    private static final Pattern FORM = Pattern.compile("#[0-9a-fA-F]{6}");

    private Colour() {}

    /** Whether white text on it has the contrast of 4.5 to 1 that WCAG 2.2 (1.4.3) asks for. */
    static boolean isReadableUnderWhite(String colour) {
        return FORM.matcher(colour).matches()
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
