package org.communique.file.office.part;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.communique.text.document.RichText.Link;
import org.communique.text.document.RichText.Mark;

/** The marks of words by the script that these are in, as office programs keep them: who makes Chinese words bold makes no others bold. */
public record OdtMarks(Set<Mark> western, Set<Mark> asian, Set<Mark> complex) {

    public static final OdtMarks NONE = new OdtMarks(Set.of(), Set.of(), Set.of());

    private static final Set<UnicodeScript> ASIAN = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.YI);

    private static final Set<UnicodeScript> COMPLEX = EnumSet.of(
            UnicodeScript.ARABIC,
            UnicodeScript.HEBREW,
            UnicodeScript.SYRIAC,
            UnicodeScript.THAANA,
            UnicodeScript.NKO,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.TIBETAN,
            UnicodeScript.MYANMAR,
            UnicodeScript.KHMER,
            UnicodeScript.MONGOLIAN);

    /** Words of one kind of script, and marks. */
    public interface Piece {
        void of(String text, Set<Mark> marks);
    }

    public OdtMarks in(OdtStyles styles, String style) {
        return new OdtMarks(
                styles.marks(style, western, ""),
                styles.marks(style, asian, "-asian"),
                styles.marks(style, complex, "-complex"));
    }

    public OdtMarks with(UnaryOperator<Set<Mark>> change) {
        return new OdtMarks(change.apply(western), change.apply(asian), change.apply(complex));
    }

    public boolean isLink() {
        return western.stream().anyMatch(Link.class::isInstance);
    }

    /** What is of no script, such as a space, is as what it follows; at the beginning, as what follows it. */
    public void apply(String text, Piece piece) {
        if (western.equals(asian) && western.equals(complex)) {
            piece.of(text, western);
            return;
        }
        int from = 0;
        Set<Mark> marks = null;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            var script = UnicodeScript.of(character);
            if (script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED) {
                var own = of(script);
                if (marks != null && !own.equals(marks)) {
                    piece.of(text.substring(from, at), marks);
                    from = at;
                }
                marks = own;
            }
            at += Character.charCount(character);
        }
        piece.of(text.substring(from), marks == null ? western : marks);
    }

    private Set<Mark> of(UnicodeScript script) {
        if (ASIAN.contains(script)) {
            return asian;
        }
        return COMPLEX.contains(script) ? complex : western;
    }
}
