package org.communique.coalition.settings;

/**
 * The style sheet with the coalition's colour; strict pages take no inline style. What it says follows from its address, so that
 * a page can name its hash and stays right when the colour is changed.
 *
 * @param colour as {@code #rrggbb}
 */
public record BrandStylesheet(String colour) {

    public String address() {
        return "/coalition/brand/%s.css".formatted(colour.substring(1));
    }

    public String text() {
        return ":root { --coalition-colour: %s; }\n".formatted(colour);
    }
}
