package org.communique.publishing.office;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.communique.text.RichText.Bold;
import org.communique.text.RichText.Italic;
import org.communique.text.RichText.Mark;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What the styles of a file say about quotes, lists, bold and italic. Automatic styles are those of single passages. */
final class OdtStyles {

    private final Map<String, Element> styles = new HashMap<>();
    private final Map<String, Element> lists = new HashMap<>();
    private final boolean headerOrFooter;

    OdtStyles(@Nullable Document named, @Nullable Document content) {
        add(named);
        add(content);
        headerOrFooter = named != null
                && (Xml.below(named.getDocumentElement(), "header").anyMatch(OdtStyles::hasText)
                        || Xml.below(named.getDocumentElement(), "footer").anyMatch(OdtStyles::hasText));
    }

    private void add(@Nullable Document document) {
        if (document == null) {
            return;
        }
        for (var group : Xml.children(document.getDocumentElement())) {
            for (var style : Xml.children(group)) {
                switch (Xml.name(style)) {
                    case "style" -> styles.put(Xml.attribute(style, "name"), style);
                    case "list-style" -> lists.put(Xml.attribute(style, "name"), style);
                    default -> {}
                }
            }
        }
    }

    private static boolean hasText(Element element) {
        return !element.getTextContent().isBlank();
    }

    boolean hasHeaderOrFooter() {
        return headerOrFooter;
    }

    boolean isQuote(String style) {
        return isNamed(style, ".*(quotation|quote|block_20_text).*");
    }

    boolean isTitle(String style) {
        return isNamed(style, "title");
    }

    private boolean isNamed(String style, String pattern) {
        return inherited(
                        style,
                        element -> Optional.of(Xml.attribute(element, "name"))
                                .filter(name -> name.toLowerCase(Locale.ROOT).matches(pattern)))
                .isPresent();
    }

    /** The marks of text in the style. */
    Set<Mark> marks(String style, Set<Mark> outer) {
        var marks = outer;
        var weight = text(style, "font-weight");
        if (weight.isPresent()) {
            marks = weight.get().equals("bold") || weight.get().matches("[6-9]00")
                    ? Marks.with(marks, new Bold())
                    : Marks.without(marks, new Bold());
        }
        var slope = text(style, "font-style");
        if (slope.isPresent()) {
            marks = slope.get().equals("normal") ? Marks.without(marks, new Italic()) : Marks.with(marks, new Italic());
        }
        return marks;
    }

    /** Whether text in the style is struck through, underlined, raised or marked in colour. */
    boolean isDecorated(String style) {
        return text(style, "text-line-through-style")
                        .filter(line -> !line.equals("none"))
                        .isPresent()
                || text(style, "text-underline-style")
                        .filter(line -> !line.equals("none"))
                        .isPresent()
                || text(style, "text-position")
                        .filter(position -> !position.startsWith("0%"))
                        .isPresent()
                || text(style, "background-color")
                        .filter(colour -> !colour.equals("transparent"))
                        .isPresent();
    }

    boolean isHidden(String style) {
        return text(style, "display").filter("none"::equals).isPresent();
    }

    private Optional<String> text(String style, String property) {
        return inherited(
                style,
                element -> Xml.child(element, "text-properties")
                        .map(properties -> Xml.attribute(properties, property))
                        .filter(value -> !value.isEmpty()));
    }

    boolean isNumbered(String list, int level) {
        return level(list, level)
                .filter(definition -> Xml.name(definition).equals("list-level-style-number")
                        && !Xml.attribute(definition, "num-format").isEmpty())
                .isPresent();
    }

    int listStart(String list, int level) {
        return level(list, level)
                .map(definition -> Xml.number(definition, "start-value", 1))
                .orElse(1);
    }

    private Optional<Element> level(String list, int level) {
        return Optional.ofNullable(lists.get(list))
                .flatMap(style -> Xml.children(style).stream()
                        .filter(definition -> Xml.number(definition, "level", 0) == level)
                        .findFirst());
    }

    private <T> Optional<T> inherited(String name, Function<Element, Optional<T>> property) {
        var seen = new HashSet<String>();
        var style = styles.get(name);
        while (style != null && seen.add(Xml.attribute(style, "name"))) {
            var value = property.apply(style);
            if (value.isPresent()) {
                return value;
            }
            style = styles.get(Xml.attribute(style, "parent-style-name"));
        }
        return Optional.empty();
    }
}
