package org.communique.text.markdown;

import java.util.ArrayList;
import java.util.List;
import org.communique.text.document.NormalForm;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Inline;

/**
 * The one CommonMark form of a rich text, whose UTF-8 bytes are hashed, approved and signed.
 *
 * <p>It is in NFC, with LF line ends, one line a paragraph, one final newline, tables as in GitHub Flavored Markdown and footnotes
 * numbered in order at the end. It holds no character that a reader cannot see (see {@link
 * org.communique.text.unicode.AdmittedCharacters}). Reading it gives
 * the text back, and writing that gives the same bytes: {@code of(read(of(x)))} equals {@code of(x)}.
 */
public final class CanonicalText {

    private CanonicalText() {}

    public static String of(RichText text) {
        var notes = new ArrayList<List<Inline>>();
        var lines = new BlockWriter(notes).lines(NormalForm.of(text).blocks());
        for (int i = 0; i < notes.size(); i++) {
            lines.add("");
            lines.add("[^" + (i + 1) + "]: " + new InlineWriter(notes).paragraph(notes.get(i)));
        }
        return String.join("\n", lines) + "\n";
    }

    /** The text as it would be read back: what is not in it is not signed. */
    public static RichText normal(RichText text) {
        return NormalForm.of(text);
    }

    /**
     * Reads what {@link #of} wrote.
     *
     * @throws IllegalArgumentException if the text is not canonical at all, such as one with unlimited nesting
     */
    public static RichText read(String canonical) {
        return switch (Markdown.parse(canonical, ParseBudget::unlimited, LinkSplitter::parts)) {
            case Markdown.Parsed(var text, var _) -> text;
            case Markdown.TooLarge _ -> throw new IllegalArgumentException("not a canonical text: too large");
            case Markdown.TooDeep _ -> throw new IllegalArgumentException("not a canonical text: nested too deeply");
        };
    }
}
