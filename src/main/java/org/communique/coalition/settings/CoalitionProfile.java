package org.communique.coalition.settings;

/**
 * How the coalition presents itself.
 *
 * @param colour of buttons and marks, as {@code #rrggbb}; dark enough for white text on it
 * @param logo   path of the logo, or empty if there is none; it changes when the logo does
 */
public record CoalitionProfile(String name, String colour, String logo) {

    static final int LONGEST_NAME = 120;

    public BrandStylesheet brand() {
        return new BrandStylesheet(colour);
    }
}
