package org.communique.text.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.communique.text.document.PlainText;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.LineBreak;
import org.communique.text.document.RichText.Link;
import org.communique.text.document.RichText.Text;
import org.communique.text.format.TextDecorator.WordLink;

/** Writes links around words, also where marks begin or end within them; links of the text itself stay. */
final class WordLinks {

    /** Of a text, with what is said of each; words further on are not linked. */
    private static final int MOST = 1_000;

    private final TextDecorator decorator;
    private final StringBuilder html;
    private final Map<String, String> abouts = new LinkedHashMap<>();
    private int written;

    WordLinks(TextDecorator decorator, StringBuilder html) {
        this.decorator = decorator;
        this.html = html;
    }

    /** @param other writes what is not text */
    void write(List<Inline> content, Consumer<Inline> other) {
        if (decorator == TextDecorator.NONE || written >= MOST) {
            content.forEach(other);
            return;
        }
        var links = decorator.of(PlainText.of(content)).stream()
                .limit(MOST - written)
                .toList();
        written += links.size();
        int at = 0;
        int next = 0;
        boolean open = false;
        for (var inline : content) {
            if (!(inline instanceof Text(var words, var marks))) {
                open = close(open);
                other.accept(inline);
                at += inline instanceof LineBreak ? 1 : 0;
                continue;
            }
            boolean linked = marks.stream().anyMatch(Link.class::isInstance);
            open = linked ? close(open) : open;
            var ordered = HtmlWriter.insideOut(marks);
            int begin = 0;
            while (begin < words.length()) {
                while (next < links.size() && links.get(next).to() <= at + begin) {
                    open = close(open);
                    next++;
                }
                var link = next < links.size() ? links.get(next) : null;
                int end = words.length();
                if (link != null && link.from() > at + begin) {
                    end = Math.min(end, link.from() - at);
                } else if (link != null) {
                    end = Math.min(end, link.to() - at);
                    open = !linked && (open || open(link));
                }
                html.append(Html.marked(words.substring(begin, end), ordered));
                begin = end;
            }
            at += words.length();
            if (next < links.size() && links.get(next).to() <= at) {
                open = close(open);
            }
        }
        close(open);
    }

    private boolean open(WordLink link) {
        var about = abouts.computeIfAbsent(link.about(), key -> "about-" + (abouts.size() + 1));
        html.append("<a class=\"%s\" href=\"%s\" data-about=\"%s\" aria-describedby=\"%s\">"
                .formatted(Html.escape(link.kind()), Html.escape(link.address()), Html.escape(link.about()), about));
        return true;
    }

    private boolean close(boolean open) {
        if (open) {
            html.append("</a>");
        }
        return false;
    }

    /** What screen readers say of the links; not shown. */
    void abouts() {
        if (!abouts.isEmpty()) {
            html.append("<div hidden=\"hidden\">");
            abouts.forEach((about, id) -> html.append("<span id=\"%s\">%s</span>".formatted(id, Html.escape(about))));
            html.append("</div>\n");
        }
    }
}
