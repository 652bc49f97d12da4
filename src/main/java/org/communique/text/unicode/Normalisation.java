package org.communique.text.unicode;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * The normal forms of Unicode (UAX #15) in linear time. {@link Normalizer} alone takes quadratic time where many combining
 * marks follow one letter, so no other class calls it.
 */
public final class Normalisation {

    private Normalisation() {}

    public static String nfc(CharSequence text) {
        return Normalizer.normalize(CombiningMarks.ordered(text), Form.NFC);
    }

    /** Also replaces compatibility characters, such as ligatures and full-width letters. */
    public static String nfkc(String text) {
        return Normalizer.normalize(CombiningMarks.ordered(withVoicedSoundMarks(text)), Form.NFKC);
    }

    /** As {@link #nfkc}, with accents apart from their letters. */
    public static String nfkd(String text) {
        return Normalizer.normalize(CombiningMarks.ordered(withVoicedSoundMarks(text)), Form.NFKD);
    }

    public static boolean isNfc(String text) {
        return CombiningMarks.areFew(text) && Normalizer.isNormalized(text, Form.NFC);
    }

    /** The only letters that become marks which have an order. */
    private static String withVoicedSoundMarks(String text) {
        return text.replace('\uFF9E', '\u3099').replace('\uFF9F', '\u309A');
    }
}
