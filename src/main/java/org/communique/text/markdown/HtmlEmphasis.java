package org.communique.text.markdown;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.communique.text.document.RichText.Bold;
import org.communique.text.document.RichText.Italic;
import org.communique.text.document.RichText.Mark;

/** What tags between the words of one block make bold or italic. */
final class HtmlEmphasis {

    private static final Pattern BOLD = Pattern.compile("(?is)<(b|strong)(\\s[^>]*)?>");
    private static final Pattern ITALIC = Pattern.compile("(?is)<(i|em)(\\s[^>]*)?>");

    private int bold;
    private int italic;

    /** False for another tag, or one that ends what has not begun. */
    boolean take(String tag) {
        switch (tag.toLowerCase(Locale.ROOT)) {
            case "</b>", "</strong>" -> {
                if (bold == 0) {
                    return false;
                }
                bold--;
                return true;
            }
            case "</i>", "</em>" -> {
                if (italic == 0) {
                    return false;
                }
                italic--;
                return true;
            }
            default -> {
                if (BOLD.matcher(tag).matches()) {
                    bold++;
                    return true;
                }
                if (ITALIC.matcher(tag).matches()) {
                    italic++;
                    return true;
                }
                return false;
            }
        }
    }

    Set<Mark> on(Set<Mark> outer) {
        if (bold == 0 && italic == 0) {
            return outer;
        }
        var marks = new HashSet<>(outer);
        if (bold > 0) {
            marks.add(new Bold());
        }
        if (italic > 0) {
            marks.add(new Italic());
        }
        return Set.copyOf(marks);
    }
}
