package org.communique.text.document;

import java.util.List;
import java.util.stream.Collectors;
import org.communique.text.document.RichText.Footnote;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.LineBreak;
import org.communique.text.document.RichText.Text;

/** The characters of a text without its marks and notes. */
public final class PlainText {

    private PlainText() {}

    public static String of(List<Inline> content) {
        return content.stream()
                .map(inline -> switch (inline) {
                    case Text(var text, var _) -> text;
                    case LineBreak _ -> " ";
                    case Footnote _ -> "";
                })
                .collect(Collectors.joining());
    }
}
