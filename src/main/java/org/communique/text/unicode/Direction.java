package org.communique.text.unicode;

import com.ibm.icu.util.ULocale;
import java.util.Optional;

/** The direction of a line. */
public enum Direction {
    LEFT_TO_RIGHT("ltr"),
    RIGHT_TO_LEFT("rtl");

    private final String attribute;

    Direction(String attribute) {
        this.attribute = attribute;
    }

    /** The value of the attribute {@code dir} in HTML. */
    public String attribute() {
        return attribute;
    }

    public boolean isRightToLeft() {
        return this == RIGHT_TO_LEFT;
    }

    /** By the first letter that has one (UAX #9, P2 and P3); from left to right without any. */
    public static Direction of(String text) {
        return ofFirstLetter(text).orElse(LEFT_TO_RIGHT);
    }

    /** Empty if no letter has one, as in numbers. */
    public static Optional<Direction> ofFirstLetter(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (Character.getDirectionality(c)) {
                case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> {
                    return Optional.of(LEFT_TO_RIGHT);
                }
                case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> {
                    return Optional.of(RIGHT_TO_LEFT);
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    /** Of the script that the language is mostly written in, or that its tag names. */
    public static Direction ofLanguage(String tag) {
        return ULocale.forLanguageTag(tag).isRightToLeft() ? RIGHT_TO_LEFT : LEFT_TO_RIGHT;
    }
}
