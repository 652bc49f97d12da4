package org.communique.file.office.thread;

import java.util.Optional;
import org.communique.text.comparison.Quotation;

/** The words of a paragraph that a comment is on, with what stands around them. */
public final class CommentedWords {

    private static final int LONGEST = 2_000;

    private CommentedWords() {}

    /** Empty if there is nothing but spaces. */
    public static Optional<Quotation> quotation(CharSequence paragraph, int begin, int end) {
        // A paragraph in the paragraph may have taken letters away.
        int from = Math.min(begin, paragraph.length());
        int to = Math.clamp((long) Math.min(end, begin + LONGEST), from, paragraph.length());
        while (from < to && Character.isWhitespace(paragraph.charAt(from))) {
            from++;
        }
        while (from < to && Character.isWhitespace(paragraph.charAt(to - 1))) {
            to--;
        }
        return from == to
                ? Optional.empty()
                : Optional.of(new Quotation(
                        "",
                        paragraph.subSequence(from, to).toString(),
                        paragraph
                                .subSequence(Math.max(0, from - Quotation.CONTEXT), from)
                                .toString(),
                        paragraph
                                .subSequence(to, Math.min(paragraph.length(), to + Quotation.CONTEXT))
                                .toString()));
    }
}
