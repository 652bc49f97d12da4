package org.communique.statement.draft;

import java.util.List;
import org.communique.text.comparison.Passages;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.Words;
import org.communique.text.format.Html;
import org.communique.text.markdown.CanonicalText;
import org.jspecify.annotations.Nullable;

/**
 * Tries with a text all that its readers will need once it is frozen: its bytes, that they read back as what they say, places to
 * comment on, and a page.
 */
public final class TextCheck {

    /** In characters: what MongoDB can store in one document, at three bytes each, with room for the signatures. */
    public static final int LIMIT = 4_000_000;

    private static final int EXCERPT = 80;

    private TextCheck() {}

    public sealed interface Outcome {

        /** @param text in canonical form */
        record Sound(String text, int words) implements Outcome {}

        /** Nothing in it could be read or commented on. */
        record Empty() implements Outcome {}

        record TooLong(int characters) implements Outcome {}

        /** @param excerpt the beginning of the passage that would not be read back unchanged; empty if it is not a single one */
        record Misread(String excerpt) implements Outcome {}
    }

    public static Outcome of(RichText draft) {
        var text = CanonicalText.of(draft);
        if (text.isBlank()) {
            return new Outcome.Empty();
        }
        if (text.length() > LIMIT) {
            return new Outcome.TooLong(text.length());
        }
        var read = readBack(text);
        if (read == null) {
            return new Outcome.Misread(excerpt(draft));
        }
        if (Passages.of(read).all().stream()
                .allMatch(passage -> passage.letters().isBlank())) {
            return new Outcome.Empty();
        }
        Html.of(read);
        return new Outcome.Sound(text, Words.count(read));
    }

    /** Null if it would be another text. */
    private static @Nullable RichText readBack(String text) {
        try {
            var read = CanonicalText.read(text);
            return CanonicalText.of(read).equals(text) ? read : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String excerpt(RichText draft) {
        for (Block block : CanonicalText.normal(draft).blocks()) {
            var text = CanonicalText.of(new RichText(List.of(block)));
            if (readBack(text) == null) {
                return text.length() <= EXCERPT
                        ? text.strip()
                        : text.substring(0, EXCERPT).strip() + "…";
            }
        }
        return "";
    }
}
