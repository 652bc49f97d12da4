package org.communique.security.credential;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.communique.text.unicode.Normalisation;

/** A password without what people add to a word to make it pass for one: capitals, accents, digits around it, letters that look alike. */
final class PasswordNormaliser {

    private static final String LOOK_ALIKES = "@4380$5672!+|(";
    private static final String LETTERS = "aaebossgtzitlc";

    private PasswordNormaliser() {}

    /** In lower case, without accents. */
    static String plain(String text) {
        return Normalisation.nfkd(text).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
    }

    /** The words that it may be made of, itself among them. */
    static Set<String> words(String password) {
        var plain = plain(password);
        var words = new LinkedHashSet<String>();
        words.add(plain);
        for (var one : new char[] {'i', 'l'}) {
            words.add(core(lettersFor(core(plain), one)));
            words.add(core(lettersFor(plain, one)));
        }
        words.add(core(plain));
        words.remove("");
        return words;
    }

    /** Without digits and signs at both ends, and without signs between. */
    private static String core(String text) {
        return text.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "").replaceAll("[^\\p{L}\\p{N}@$!|(+]", "");
    }

    private static String lettersFor(String text, char one) {
        var letters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            int known = LOOK_ALIKES.indexOf(character);
            letters.append(character == '1' ? one : known < 0 ? character : LETTERS.charAt(known));
        }
        return letters.toString();
    }
}
