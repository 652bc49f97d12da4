package org.communique.publishing.office;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What the named styles of a file say about headings, quotes, lists, bold and italic. */
final class DocxStyles {

    private final Map<String, Element> styles = new HashMap<>();

    DocxStyles(@Nullable Document styles) {
        if (styles != null) {
            for (var style : Xml.children(styles.getDocumentElement())) {
                this.styles.put(Xml.attribute(style, "styleId"), style);
            }
        }
    }

    /** The id of a paragraph's style, or empty. */
    static String of(Element paragraph) {
        return Xml.child(paragraph, "pPr")
                .flatMap(properties -> Xml.child(properties, "pStyle"))
                .map(style -> Xml.attribute(style, "val"))
                .orElse("");
    }

    /** From 1, or 0 if it is none. */
    int headingLevel(Element paragraph, String style) {
        return Xml.child(paragraph, "pPr")
                .flatMap(DocxStyles::outlineLevel)
                .or(() -> inherited(style, this::headingLevelOf))
                .orElse(0);
    }

    private Optional<Integer> headingLevelOf(Element style) {
        var name = name(style);
        if (name.equals("title")) {
            return Optional.of(1);
        }
        if (name.matches("heading [1-9]")) {
            return Optional.of(name.charAt(8) - '0');
        }
        return Xml.child(style, "pPr").flatMap(DocxStyles::outlineLevel);
    }

    /** Level 9 stands for body text. */
    private static Optional<Integer> outlineLevel(Element properties) {
        return Xml.child(properties, "outlineLvl")
                .map(level -> Xml.number(level, "val", 9) + 1)
                .filter(level -> level <= 9);
    }

    boolean isQuote(String style) {
        return inherited(
                        style,
                        element -> name(element).matches(".*\\b(quote|quotations|block text)\\b.*")
                                ? Optional.of(true)
                                : Optional.empty())
                .isPresent();
    }

    /** The list that paragraphs of the style belong to. */
    @Nullable
    Element numbering(String style) {
        return inherited(
                        style,
                        element -> Xml.child(element, "pPr").flatMap(properties -> Xml.child(properties, "numPr")))
                .orElse(null);
    }

    /** Whether runs of the character style are bold ("b") or italic ("i"). */
    boolean isOn(String style, String property) {
        return inherited(style, element -> Xml.child(element, "rPr").flatMap(run -> Xml.child(run, property)))
                .filter(DocxStyles::isTrue)
                .isPresent();
    }

    static boolean isTrue(Element toggle) {
        return switch (Xml.attribute(toggle, "val")) {
            case "0", "false", "off", "none" -> false;
            default -> true;
        };
    }

    private static String name(Element style) {
        return Xml.child(style, "name")
                .map(name -> Xml.attribute(name, "val").toLowerCase(Locale.ROOT))
                .orElse("");
    }

    private <T> Optional<T> inherited(String id, Function<Element, Optional<T>> property) {
        var seen = new HashSet<String>();
        var style = styles.get(id);
        while (style != null && seen.add(Xml.attribute(style, "styleId"))) {
            var value = property.apply(style);
            if (value.isPresent()) {
                return value;
            }
            style = Xml.child(style, "basedOn")
                    .map(parent -> styles.get(Xml.attribute(parent, "val")))
                    .orElse(null);
        }
        return Optional.empty();
    }
}
