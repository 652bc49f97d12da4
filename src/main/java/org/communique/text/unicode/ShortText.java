package org.communique.text.unicode;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people type as a name, a title or a reason: how it is kept, and what can be wrong with it.
 *
 * <p>Characters that cannot be seen are left out ({@link AdmittedCharacters}). Refused are characters that each reader
 * would see differently, or not at all: private use, unassigned code points, noncharacters, lone surrogates, and overrides
 * of direction, which show letters in another order than they are stored in. The length is checked first, so that a text
 * that is much too long costs nothing.
 */
public final class ShortText {

    /** By how much a text may shrink when it is cleaned. */
    private static final int SHRINKING = 4;

    private static final int BRAILLE_BLANK = 0x2800;
    private static final int LEFT_TO_RIGHT_OVERRIDE = 0x202D;
    private static final int RIGHT_TO_LEFT_OVERRIDE = 0x202E;

    private ShortText() {}

    /** What is wrong with a text. */
    public sealed interface Problem {

        record Empty() implements Problem {}

        record TooLong(int longest) implements Problem {}

        record Unusable(int character) implements Problem {

            /** As in {@code U+FFFF}. */
            public String codePoint() {
                return "U+%04X".formatted(character);
            }
        }
    }

    /** As it is kept, on one line with single spaces; as it was typed if it cannot be kept. */
    public static String line(String typed, int longest) {
        return isHopeless(typed, longest) ? typed : clean(withPlainSpaces(typed));
    }

    /** As it is kept, with its line breaks; as it was typed if it cannot be kept. */
    public static String lines(String typed, int longest) {
        if (isHopeless(typed, longest)) {
            return typed;
        }
        var clean = typed.lines()
                .map(ShortText::clean)
                .collect(Collectors.joining("\n"))
                .strip();
        return isBlank(clean) ? "" : clean;
    }

    /**
     * What is wrong with a text that one of the methods above has cleaned.
     *
     * @param longest in UTF-16 code units
     */
    public static Optional<Problem> problem(String clean, int longest) {
        if (clean.length() > longest) {
            return Optional.of(new Problem.TooLong(longest));
        }
        var unusable = unusable(clean);
        if (unusable.isPresent()) {
            return Optional.of(new Problem.Unusable(unusable.getAsInt()));
        }
        return isBlank(clean) ? Optional.of(new Problem.Empty()) : Optional.empty();
    }

    /** The code point of the first character for which one of these texts cannot be kept; empty if there is none. */
    public static String unusable(String... texts) {
        return Stream.of(texts)
                .flatMap(text -> unusable(text).stream().boxed())
                .map(character -> new Problem.Unusable(character).codePoint())
                .findFirst()
                .orElse("");
    }

    /** Whether nothing is wrong with a text that was cleaned. */
    public static boolean isGood(String clean, int longest) {
        return problem(clean, longest).isEmpty();
    }

    /** @throws ShortTextException if it is empty or cannot be kept */
    public static String checkedLine(String typed, int longest) {
        return checked(line(typed, longest), longest);
    }

    /** @throws ShortTextException if it is empty or cannot be kept */
    public static String checkedLines(String typed, int longest) {
        return checked(lines(typed, longest), longest);
    }

    /**
     * Empty for none.
     *
     * @throws ShortTextException if it cannot be kept
     */
    public static String optionalLine(String typed, int longest) {
        return optional(line(typed, longest), longest);
    }

    /**
     * Empty for none.
     *
     * @throws ShortTextException if it cannot be kept
     */
    public static String optionalLines(String typed, int longest) {
        return optional(lines(typed, longest), longest);
    }

    /**
     * For texts in which even leading and trailing spaces count.
     *
     * @throws ShortTextException if they cannot be kept
     */
    public static void requireUsable(String words) {
        var unusable = unusable(words);
        if (unusable.isPresent()) {
            throw new ShortTextException(new Problem.Unusable(unusable.getAsInt()));
        }
    }

    private static String checked(String clean, int longest) {
        problem(clean, longest).ifPresent(problem -> {
            throw new ShortTextException(problem);
        });
        return clean;
    }

    private static String optional(String clean, int longest) {
        return problem(clean, longest).filter(Problem.Empty.class::isInstance).isPresent()
                ? ""
                : checked(clean, longest);
    }

    private static boolean isHopeless(String typed, int longest) {
        return typed.length() > SHRINKING * longest || unusable(typed).isPresent();
    }

    private static OptionalInt unusable(String text) {
        return text.codePoints()
                .filter(c -> switch (Character.getType(c)) {
                    case Character.PRIVATE_USE, Character.UNASSIGNED, Character.SURROGATE ->
                        !AdmittedCharacters.isDefaultIgnorable(c);
                    default -> c == LEFT_TO_RIGHT_OVERRIDE || c == RIGHT_TO_LEFT_OVERRIDE;
                })
                .findFirst();
    }

    private static String withPlainSpaces(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> plain.appendCodePoint(isBlank(c) ? ' ' : c));
        return plain.toString();
    }

    private static String clean(String line) {
        return AdmittedCharacters.of(line).strip();
    }

    private static boolean isBlank(String text) {
        return text.codePoints().allMatch(ShortText::isBlank);
    }

    private static boolean isBlank(int c) {
        return Character.isSpaceChar(c) || Character.isWhitespace(c) || c == BRAILLE_BLANK;
    }
}
