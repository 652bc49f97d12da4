package org.communique.text.markdown;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.communique.text.comparison.Comparison;
import org.communique.text.format.Html;

/** Any text is either read or refused; what is read can be written, and reads back as it was. */
public final class MarkdownFuzzer {

    private MarkdownFuzzer() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (!(Markdown.parse(new String(input, UTF_8)) instanceof Markdown.Parsed(var text, var _))) {
            return;
        }
        var canonical = CanonicalText.of(text);
        var read = CanonicalText.read(canonical);
        if (!CanonicalText.of(read).equals(canonical)) {
            throw new AssertionError("reads back as another text: " + canonical);
        }
        Html.of(read);
        if (!Comparison.between(text, read).isEmpty()) {
            throw new AssertionError("differs from what reads back: " + canonical);
        }
    }
}
