package org.communique.text.unicode;

/** The direction of a line by its first letter that has one (UAX #9, P2 and P3). */
public enum Direction {
    LEFT_TO_RIGHT,
    RIGHT_TO_LEFT;

    public static Direction of(String text) {
        return text.codePoints()
                        .mapToObj(Character::getDirectionality)
                        .filter(d -> d == Character.DIRECTIONALITY_LEFT_TO_RIGHT
                                || d == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                                || d == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC)
                        .findFirst()
                        .filter(d -> d != Character.DIRECTIONALITY_LEFT_TO_RIGHT)
                        .isPresent()
                ? RIGHT_TO_LEFT
                : LEFT_TO_RIGHT;
    }
}
