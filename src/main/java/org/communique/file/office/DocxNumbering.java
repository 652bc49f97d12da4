package org.communique.file.office;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.file.office.part.DocxStyles;
import org.communique.file.office.part.Element;
import org.communique.file.office.part.NumberFormat;
import org.jspecify.annotations.Nullable;

/** The lists of a file, and how far each has been counted. Lists of one definition count on, as Word has it. */
final class DocxNumbering {

    private static final int LEVELS = 9;

    /** Of a number as it is shown. */
    private static final int LONGEST = 200;

    private static final String PICTURE = "•";

    private final Map<String, Element> lists = new HashMap<>();
    private final Map<String, Element> definitions = new HashMap<>();

    /** The definitions that styles of lists stand for (ECMA-376, part 1, 17.9.21 and 17.9.27). */
    private final Map<String, String> ofStyles = new HashMap<>();

    private final Map<Level, Format> formats = new HashMap<>();
    private final Map<Level, Integer> counted = new HashMap<>();
    private final Set<Level> restarted = new HashSet<>();

    /** How often lists of a definition began again. */
    private final Map<Level, Integer> restarts = new HashMap<>();

    /** A note that is referred to again has the numbers that it had. */
    private final Map<Element, ListPosition> known = new IdentityHashMap<>();

    private record Level(String list, int number) {}

    /**
     * How a level is numbered.
     *
     * @param text     as it is shown, with {@code %1} for the number of the first level and so on
     * @param inDigits whether it shows the numbers of other levels in digits too, as legal texts do
     * @param restarts whether it begins again after a paragraph of a higher level
     * @param override where this list begins, if it does not count on
     */
    private record Format(
            NumberFormat number,
            String text,
            boolean inDigits,
            int start,
            boolean restarts,
            Optional<Integer> override) {}

    DocxNumbering(@Nullable Element numbering) {
        if (numbering == null) {
            return;
        }
        for (var element : numbering.children()) {
            switch (element.name()) {
                case "num" -> lists.put(element.attribute("numId"), element);
                case "abstractNum" -> {
                    var id = element.attribute("abstractNumId");
                    definitions.put(id, element);
                    value(element, "styleLink").ifPresent(style -> ofStyles.putIfAbsent(style, id));
                }
                default -> {}
            }
        }
    }

    /** Where the paragraph stands in which list; null if in none. */
    @Nullable
    ListPosition position(Element paragraph, @Nullable Element ofStyle) {
        var before = known.get(paragraph);
        if (before != null) {
            return before;
        }
        var found = find(paragraph, ofStyle);
        if (found != null) {
            known.put(paragraph, found);
        }
        return found;
    }

    private @Nullable ListPosition find(Element paragraph, @Nullable Element ofStyle) {
        var own = Element.child(paragraph, "pPr").flatMap(properties -> Element.child(properties, "numPr"));
        var numbering = own.orElse(ofStyle);
        var list = value(numbering, "numId").or(() -> value(ofStyle, "numId")).orElse("0");
        if (numbering == null || list.equals("0") || !lists.containsKey(list)) {
            return null;
        }
        int level = value(numbering, "ilvl").map(DocxNumbering::toInt).orElse(0);
        var format = format(new Level(list, level));
        if (format.number() == NumberFormat.BULLET) {
            // Bullets that look the same are seen as one list, though some programs make one of each.
            return ListPosition.bullet(format.text(), level);
        }
        int number = count(list, level, format);
        return new ListPosition(
                counting(list, level), level, number, label(list, level), isPlain(format, level, number));
    }

    /** The same for lists that count on, as LibreOffice makes one of each numbered item of an inner list. */
    private String counting(String list, int level) {
        var definition = definitionOf(list);
        return definition + " " + restarts.getOrDefault(new Level(definition, level), 0);
    }

    /** Whether a list of a statement shows the same. */
    private static boolean isPlain(Format format, int level, int number) {
        return format.number() == NumberFormat.DECIMAL
                && format.text().matches("%" + (level + 1) + "[.)]?")
                && number >= 0
                && number <= ListPosition.GREATEST;
    }

    private int count(String list, int level, Format format) {
        var definition = definitionOf(list);
        for (int deeper = level + 1; deeper < LEVELS; deeper++) {
            if (format(new Level(list, deeper)).restarts()) {
                counted.remove(new Level(definition, deeper));
            }
        }
        if (format.override().isPresent() && restarted.add(new Level(list, level))) {
            counted.remove(new Level(definition, level));
            restarts.merge(new Level(definition, level), 1, Integer::sum);
        }
        int start = format.override().orElse(format.start());
        return counted.merge(
                new Level(definition, level), start, (last, first) -> Math.min(last, Integer.MAX_VALUE - 1) + 1);
    }

    private String label(String list, int level) {
        var label = new StringBuilder();
        var own = format(new Level(list, level));
        var text = own.text();
        for (int at = 0; at < text.length() && label.length() < LONGEST; at++) {
            char c = text.charAt(at);
            int other = at + 1 < text.length() ? text.charAt(at + 1) - '1' : -1;
            if (c == '%' && other >= 0 && other < LEVELS) {
                var format = format(new Level(list, other));
                int number = counted.getOrDefault(new Level(definitionOf(list), other), format.start());
                boolean inDigits = own.inDigits() && format.number().counts();
                label.append(
                        inDigits ? Integer.toString(number) : format.number().of(number));
                at++;
            } else {
                label.append(c);
            }
        }
        return label.toString().strip();
    }

    /** Looked up once for each level: thousands of paragraphs may be in it. */
    private Format format(Level level) {
        var known = formats.get(level);
        if (known == null) {
            var definition = definition(level);
            known = new Format(
                    value(definition, "numFmt").map(NumberFormat::of).orElse(NumberFormat.DECIMAL),
                    value(definition, "lvlPicBulletId").isPresent()
                            ? PICTURE
                            : value(definition, "lvlText").orElse("%" + (level.number() + 1) + "."),
                    Element.child(definition, "isLgl")
                            .filter(DocxStyles::isTrue)
                            .isPresent(),
                    Element.child(definition, "start")
                            .map(start -> start.number("val", 1))
                            .orElse(1),
                    value(definition, "lvlRestart").filter("0"::equals).isEmpty(),
                    override(level).flatMap(own -> own.child("startOverride")).map(start -> start.number("val", 1)));
            formats.put(level, known);
        }
        return known;
    }

    private Optional<Element> override(Level level) {
        return Optional.ofNullable(lists.get(level.list())).map(Element::children).orElse(List.of()).stream()
                .filter(element -> element.name().equals("lvlOverride") && element.number("ilvl", -1) == level.number())
                .findFirst();
    }

    private @Nullable Element definition(Level level) {
        return override(level)
                .flatMap(own -> own.child("lvl"))
                .or(() -> Optional.ofNullable(definitions.get(definitionOf(level.list())))
                        .flatMap(definition -> definition.children().stream()
                                .filter(element ->
                                        element.name().equals("lvl") && element.number("ilvl", -1) == level.number())
                                .findFirst()))
                .orElse(null);
    }

    private String definitionOf(String list) {
        var own = value(lists.get(list), "abstractNumId").orElse("");
        return value(definitions.get(own), "numStyleLink").map(ofStyles::get).orElse(own);
    }

    private static Optional<String> value(@Nullable Element parent, String name) {
        return Element.child(parent, name).map(element -> element.attribute("val"));
    }

    private static int toInt(String value) {
        return value.matches("[0-8]") ? value.charAt(0) - '0' : 0;
    }
}
