package org.communique.file.office.part;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the named styles of a file say about headings, quotes, lists, bold and italic. */
public final class DocxStyles {

    private static final int MOST_ANCESTORS = 50;

    private static final Pattern CONTINUES = Pattern.compile("list continue(?: ([1-9]))?");

    private final Map<String, Element> styles = new HashMap<>();
    private final Map<Property, Optional<?>> known = new HashMap<>();

    /** What a style says of one thing, with the styles that it is based on. */
    private record Property(String style, String name) {}

    public DocxStyles(@Nullable Element styles) {
        if (styles != null) {
            for (var style : styles.children()) {
                this.styles.put(style.attribute("styleId"), style);
            }
        }
    }

    /** The id of a paragraph's style, or empty. */
    public static String of(Element paragraph) {
        return Element.child(paragraph, "pPr")
                .flatMap(properties -> Element.child(properties, "pStyle"))
                .map(style -> style.attribute("val"))
                .orElse("");
    }

    /** The id of a table's style, or empty. */
    public static String ofTable(Element table) {
        return Element.child(table, "tblPr")
                .flatMap(properties -> properties.child("tblStyle"))
                .map(style -> style.attribute("val"))
                .orElse("");
    }

    /** From 1, or 0 if it is none. */
    public int headingLevel(Element paragraph, String style) {
        return Element.child(paragraph, "pPr")
                .flatMap(DocxStyles::outlineLevel)
                .or(() -> inherited(style, "heading", this::headingLevelOf))
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
        return Element.child(style, "pPr").flatMap(DocxStyles::outlineLevel);
    }

    /** Level 9 stands for body text. */
    private static Optional<Integer> outlineLevel(Element properties) {
        return Element.child(properties, "outlineLvl")
                .map(level -> level.number("val", 9) + 1)
                .filter(level -> level <= 9);
    }

    public boolean isQuote(String style) {
        return inherited(
                        style,
                        "quote",
                        element -> name(element).matches(".*\\b(quote|quotations?|block text)\\b.*")
                                ? Optional.of(true)
                                : Optional.empty())
                .isPresent();
    }

    /** How deep the item is that paragraphs of the style go on with, from 1; 0 if they go on with none. */
    public int continuedLevel(String style) {
        return inherited(
                        style,
                        "continues",
                        element -> Optional.of(CONTINUES.matcher(name(element)))
                                .filter(Matcher::matches)
                                .map(level -> level.group(1) == null ? 1 : Integer.parseInt(level.group(1))))
                .orElse(0);
    }

    /** As this server writes it: an empty paragraph with a line. */
    public boolean isRule(String style) {
        return inherited(style, "rule", element -> name(element).equals("rule") ? Optional.of(true) : Optional.empty())
                .isPresent();
    }

    /** The lists and quotes that what has the style is in, as the styles of this server's files say ({@code LineShape}); empty if it does not. */
    public String nesting(String style) {
        return Optional.ofNullable(styles.get(style))
                .map(DocxStyles::name)
                .flatMap(NestingName::nesting)
                .orElse("");
    }

    /** The list that paragraphs of the style belong to. */
    public @Nullable Element numbering(String style) {
        return inherited(
                        style,
                        "numbering",
                        element ->
                                Element.child(element, "pPr").flatMap(properties -> Element.child(properties, "numPr")))
                .orElse(null);
    }

    /** Whether runs of the character style are bold ("b") or italic ("i"). */
    public boolean isOn(String style, String property) {
        return inherited(
                        style,
                        property,
                        element -> Element.child(element, "rPr").flatMap(run -> Element.child(run, property)))
                .filter(DocxStyles::isTrue)
                .isPresent();
    }

    /** @param names in lower case */
    public boolean isNamed(String style, Set<String> names) {
        var known = styles.get(style);
        return known != null && names.contains(name(known));
    }

    public static boolean isTrue(Element toggle) {
        return switch (toggle.attribute("val")) {
            case "0", "false", "off", "none" -> false;
            default -> true;
        };
    }

    private static String name(Element style) {
        return Element.child(style, "name")
                .map(name -> name.attribute("val").toLowerCase(Locale.ROOT))
                .orElse("");
    }

    /** Looked up once for each style: thousands of paragraphs may have it. */
    @SuppressWarnings("unchecked")
    private <T> Optional<T> inherited(String id, String name, Function<Element, Optional<T>> property) {
        var asked = new Property(id, name);
        var answer = known.get(asked);
        if (answer == null) {
            answer = inherited(id, property);
            known.put(asked, answer);
        }
        return (Optional<T>) answer;
    }

    private <T> Optional<T> inherited(String id, Function<Element, Optional<T>> property) {
        var seen = new HashSet<String>();
        var style = styles.get(id);
        while (style != null && seen.size() < MOST_ANCESTORS && seen.add(style.attribute("styleId"))) {
            var value = property.apply(style);
            if (value.isPresent()) {
                return value;
            }
            style = Element.child(style, "basedOn")
                    .map(parent -> styles.get(parent.attribute("val")))
                    .orElse(null);
        }
        return Optional.empty();
    }
}
