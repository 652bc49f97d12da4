package org.communique.file.office.part;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.communique.text.document.RichText.Bold;
import org.communique.text.document.RichText.Italic;
import org.communique.text.document.RichText.Mark;
import org.jspecify.annotations.Nullable;

/** What the styles of a file say about quotes, lists, bold and italic. Automatic styles are those of single passages. */
public final class OdtStyles {

    private static final int MOST_ANCESTORS = 50;

    private final Map<String, Element> styles = new HashMap<>();
    private final Map<String, Element> lists = new HashMap<>();
    private final Map<Integer, Element> outline = new HashMap<>();
    private final Map<Level, Optional<Element>> levels = new HashMap<>();
    private final Map<Property, Optional<?>> known = new HashMap<>();
    private final boolean headerOrFooter;

    private record Level(String list, int level) {}

    /** What a style says of one thing, with the styles that it is based on. */
    private record Property(String style, String name) {}

    public OdtStyles(@Nullable Element named, @Nullable Element content) {
        add(named);
        add(content);
        headerOrFooter = named != null
                && (named.below("header").anyMatch(OdtStyles::hasText)
                        || named.below("footer").anyMatch(OdtStyles::hasText));
    }

    private void add(@Nullable Element document) {
        if (document == null) {
            return;
        }
        for (var group : document.children()) {
            for (var style : group.children()) {
                switch (style.name()) {
                    case "style" -> styles.put(style.attribute("name"), style);
                    case "list-style" -> lists.put(style.attribute("name"), style);
                    case "outline-style" ->
                        style.children().forEach(level -> outline.put(level.number("level", 0), level));
                    default -> {}
                }
            }
        }
    }

    private static boolean hasText(Element element) {
        return element.hasText();
    }

    public boolean hasHeaderOrFooter() {
        return headerOrFooter;
    }

    public boolean isQuote(String style) {
        return isNamed(style, ".*(quotation|quote|block_20_text).*");
    }

    /** The lists and quotes that what has the style is in, as the styles of this server's files say; empty if it does not. */
    public String nesting(String style) {
        return inherited(
                        style,
                        "nesting",
                        element -> NestingName.nesting(element.attribute("name").replace("_20_", " ")))
                .orElse("");
    }

    public boolean isRule(String style) {
        return isNamed(style, "horizontal_20_line");
    }

    public boolean isTitle(String style) {
        return isNamed(style, "title");
    }

    private boolean isNamed(String style, String pattern) {
        return inherited(
                        style,
                        pattern,
                        element -> Optional.of(element.attribute("name"))
                                .filter(name -> name.toLowerCase(Locale.ROOT).matches(pattern)))
                .isPresent();
    }

    /**
     * The marks of text in the style.
     *
     * @param script {@code ""}, {@code "-asian"} or {@code "-complex"}: each has properties of its own (ODF 1.3, part 3, 20.265 and 20.186)
     */
    Set<Mark> marks(String style, Set<Mark> outer, String script) {
        var marks = outer;
        var weight = text(style, "font-weight" + script).or(() -> text(style, "font-weight"));
        if (weight.isPresent()) {
            marks = weight.get().equals("bold") || weight.get().matches("[6-9]00")
                    ? MarkSets.with(marks, new Bold())
                    : MarkSets.without(marks, new Bold());
        }
        var slope = text(style, "font-style" + script).or(() -> text(style, "font-style"));
        if (slope.isPresent()) {
            marks = slope.get().equals("normal")
                    ? MarkSets.without(marks, new Italic())
                    : MarkSets.with(marks, new Italic());
        }
        return marks;
    }

    /** Whether text in the style is struck through, underlined, raised or marked in colour. */
    public boolean isDecorated(String style) {
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

    /** Whether a row of a table was deleted with its words, as LibreOffice says it of its style. */
    public boolean isDeleted(Element row) {
        return isTracked(row.attribute("style-name"))
                && !row.hasText()
                && row.below("change").findAny().isPresent();
    }

    public boolean isTracked(String style) {
        return inherited(
                        style,
                        "text-changes-only",
                        element -> Element.child(element, "table-row-properties")
                                .filter(properties -> properties
                                        .attribute("text-changes-only")
                                        .equals("false")))
                .isPresent();
    }

    public boolean isHidden(String style) {
        return text(style, "display").filter("none"::equals).isPresent();
    }

    public boolean isHiddenParagraph(Element paragraph) {
        return isHidden(paragraph.attribute("style-name")) || isHiddenByField(paragraph);
    }

    /** ODF 1.3, part 3, 7.7.7. What is in its notes and shapes hides paragraphs of theirs. */
    private static boolean isHiddenByField(Element paragraph) {
        return paragraph
                .below(element -> switch (element.name()) {
                    case "hidden-paragraph", "p", "h" -> true;
                    default -> false;
                })
                .anyMatch(element -> element.name().equals("hidden-paragraph")
                        && element.attribute("is-hidden").equals("true"));
    }

    public static boolean isHiddenSection(Element section) {
        return switch (section.attribute("display")) {
            case "none" -> true;
            case "condition" -> section.attribute("is-hidden").equals("true");
            default -> false;
        };
    }

    private Optional<String> text(String style, String property) {
        return inherited(
                style,
                property,
                element -> Element.child(element, "text-properties")
                        .map(properties -> properties.attribute(property))
                        .filter(value -> !value.isEmpty()));
    }

    public Optional<Element> outlineLevel(int level) {
        return Optional.ofNullable(outline.get(level));
    }

    /** Those of this server that begin at 0 say so by their names, as their first item may be gone. */
    public int listStart(String list, int level) {
        if (list.matches("L[0-9]{1,9}from0")) {
            return 0;
        }
        return listLevel(list, level)
                .map(definition -> definition.number("start-value", 1))
                .orElse(1);
    }

    public Optional<Element> listLevel(String list, int level) {
        return levels.computeIfAbsent(
                new Level(list, level),
                asked -> Optional.ofNullable(lists.get(list))
                        .flatMap(style -> style.children().stream()
                                .filter(definition -> definition.number("level", 0) == level)
                                .findFirst()));
    }

    /** Looked up once for each style: thousands of paragraphs may have it. */
    @SuppressWarnings("unchecked")
    private <T> Optional<T> inherited(String style, String name, Function<Element, Optional<T>> property) {
        var asked = new Property(style, name);
        var answer = known.get(asked);
        if (answer == null) {
            answer = inherited(style, property);
            known.put(asked, answer);
        }
        return (Optional<T>) answer;
    }

    private <T> Optional<T> inherited(String name, Function<Element, Optional<T>> property) {
        var seen = new HashSet<String>();
        var style = styles.get(name);
        while (style != null && seen.size() < MOST_ANCESTORS && seen.add(style.attribute("name"))) {
            var value = property.apply(style);
            if (value.isPresent()) {
                return value;
            }
            style = styles.get(style.attribute("parent-style-name"));
        }
        return Optional.empty();
    }
}
