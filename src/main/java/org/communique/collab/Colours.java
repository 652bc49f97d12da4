package org.communique.collab;

/** A colour for each member, the same for everybody; dark enough for white letters. */
public final class Colours {

    private static final String[] PALETTE = {
        "#0b6e4f", "#8a3b12", "#1d4ed8", "#86198f", "#9f1239", "#155e75", "#4d7c0f", "#6d28d9", "#b45309", "#334155"
    };

    private Colours() {}

    public static String of(String member) {
        return PALETTE[Math.floorMod(member.hashCode(), PALETTE.length)];
    }
}
