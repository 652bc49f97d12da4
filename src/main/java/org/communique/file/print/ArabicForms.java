package org.communique.file.print;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.DecompositionType;
import com.ibm.icu.lang.UCharacter.JoiningType;
import com.ibm.icu.lang.UProperty;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communique.text.unicode.Normalisation;

/**
 * Letters of Arabic script in the forms that join them (Unicode, section 9.2), as the typesetter uses none of a font's own rules.
 * ICU's {@code ArabicShaping} leaves out those of Persian and Urdu, and gives vowel signs the room of a letter.
 */
final class ArabicForms {

    private static final int LAM = 0x0644;

    private static final int BEFORE = 1;
    private static final int AFTER = 2;

    /** @param joins to the letter before, to the one after, or both */
    private record Form(String letters, int joins) {}

    private static final Map<Form, Integer> FORMS = forms();

    /** Without ligatures, as readers turn letters around one by one. */
    private static final Map<Integer, String> LETTERS = FORMS.entrySet().stream()
            .filter(entry -> entry.getKey().letters().length() == 1)
            .collect(Collectors.toMap(
                    Map.Entry::getValue, entry -> entry.getKey().letters()));

    private ArabicForms() {}

    private static Map<Form, Integer> forms() {
        var forms = new HashMap<Form, Integer>();
        IntStream.concat(IntStream.rangeClosed(0xFB50, 0xFBFF), IntStream.rangeClosed(0xFE80, 0xFEFC))
                .forEach(form -> {
                    var letters = Normalisation.nfkc(Character.toString(form));
                    boolean isLetter = letters.length() == 1 || letters.charAt(0) == LAM && letters.length() == 2;
                    int joins = joins(form);
                    if (isLetter && joins >= 0) {
                        forms.put(new Form(letters, joins), form);
                    }
                });
        return forms;
    }

    /** The one that the form is of; empty if it is none of a single letter. */
    static String letter(int form) {
        return LETTERS.getOrDefault(form, "");
    }

    private static int joins(int form) {
        return switch (UCharacter.getIntPropertyValue(form, UProperty.DECOMPOSITION_TYPE)) {
            case DecompositionType.ISOLATED -> 0;
            case DecompositionType.FINAL -> BEFORE;
            case DecompositionType.INITIAL -> AFTER;
            case DecompositionType.MEDIAL -> BEFORE | AFTER;
            default -> -1;
        };
    }

    static String of(String text) {
        var shaped = new StringBuilder(text.length());
        boolean joined = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            int type = joiningType(letter);
            if (type == JoiningType.TRANSPARENT) {
                shaped.append(letter);
                continue;
            }
            int next = nextLetter(text, i + 1);
            int before = joined && joinsBefore(type) ? BEFORE : 0;
            var ligature = letter == LAM && next < text.length()
                    ? FORMS.get(new Form(String.valueOf(new char[] {letter, text.charAt(next)}), before))
                    : null;
            if (ligature != null) {
                shaped.appendCodePoint(ligature).append(text, i + 1, next);
                i = next;
                joined = false;
                continue;
            }
            int after =
                    joinsAfter(type) && next < text.length() && joinsBefore(joiningType(text.charAt(next))) ? AFTER : 0;
            shaped.appendCodePoint(FORMS.getOrDefault(new Form(String.valueOf(letter), before | after), (int) letter));
            joined = joinsAfter(type);
        }
        return shaped.toString();
    }

    /** Past the signs on the letter before. */
    private static int nextLetter(String text, int from) {
        int next = from;
        while (next < text.length() && joiningType(text.charAt(next)) == JoiningType.TRANSPARENT) {
            next++;
        }
        return next;
    }

    private static int joiningType(char character) {
        return UCharacter.getIntPropertyValue(character, UProperty.JOINING_TYPE);
    }

    private static boolean joinsBefore(int type) {
        return type == JoiningType.DUAL_JOINING
                || type == JoiningType.RIGHT_JOINING
                || type == JoiningType.JOIN_CAUSING;
    }

    private static boolean joinsAfter(int type) {
        return type == JoiningType.DUAL_JOINING || type == JoiningType.LEFT_JOINING || type == JoiningType.JOIN_CAUSING;
    }
}
