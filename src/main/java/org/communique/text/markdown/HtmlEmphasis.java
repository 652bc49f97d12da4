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
                return bold > 0 && bold-- > 0;
            }
            case "</i>", "</em>" -> {
                return italic > 0 && italic-- > 0;
            }
            default -> {
                bold += BOLD.matcher(tag).matches() ? 1 : 0;
                italic += ITALIC.matcher(tag).matches() ? 1 : 0;
                return BOLD.matcher(tag).matches() || ITALIC.matcher(tag).matches();
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
