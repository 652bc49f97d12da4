package org.communique.file.office;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.file.office.part.Element;
import org.communique.file.office.part.NumberFormat;
import org.communique.file.office.part.OdtStyles;
import org.jspecify.annotations.Nullable;

/** The numbers of list items and headings (ODF 1.3, part 3, 5.3 and 19.880). */
final class OdtNumbering {

    private static final int LEVELS = 10;

    private static final int LONGEST_AFFIX = 100;

    private final OdtStyles styles;
    private final Map<String, int[]> counted = new HashMap<>();
    private final Map<String, int[]> ofLists = new HashMap<>();
    private final Set<String> begun = new HashSet<>();
    private final int[] headings = new int[LEVELS + 1];

    OdtNumbering(OdtStyles styles) {
        this.styles = styles;
    }

    /** @param level from 1 */
    void begin(Element list, String style, int level) {
        if (level > LEVELS) {
            return;
        }
        var numbers = numbers(style);
        var continued = ofLists.get(list.attribute("continue-list"));
        if (continued != null) {
            numbers[level] = continued[level];
        } else if (begun.add(style + " " + level)
                || !list.attribute("continue-numbering").equals("true")) {
            numbers[level] = styles.listStart(style, level) - 1;
        }
    }

    /** Whether it says that its numbers are those of a list before. */
    static boolean continues(Element list) {
        return list.attribute("continue-numbering").equals("true")
                || !list.attribute("continue-list").isEmpty();
    }

    /** The lists of an item that holds nothing else: it has no number and no bullet of its own, and goes on with the item before. */
    static List<Element> onlyLists(Element item) {
        var blocks = item.children().stream()
                .filter(element -> !element.name().equals("soft-page-break"))
                .toList();
        return blocks.stream().allMatch(element -> element.name().equals("list")) ? blocks : List.of();
    }

    /** The list that its number is from (ODF 1.3, part 3, 19.880.43). */
    static String styleOf(Element item, String ofList) {
        var own = item.attribute("style-override");
        return own.isEmpty() ? ofList : own;
    }

    /** What stands before items; empty if that are numbers. */
    String bullet(String style, int level) {
        return styles.listLevel(style, level)
                .filter(definition -> format(definition) == NumberFormat.BULLET)
                .map(definition -> definition.attribute("bullet-char"))
                .orElse("");
    }

    /** Whether its bullets are spaces, as pandoc has them for the further paragraphs of an item. */
    boolean isBlank(String style, int level) {
        var bullet = bullet(style, level);
        return !bullet.isEmpty() && bullet.isBlank();
    }

    void end(Element list, String style, int level) {
        var id = list.attribute("id");
        if (!id.isEmpty() && level <= LEVELS) {
            ofLists.put(id, numbers(style).clone());
        }
    }

    ListPosition item(Element item, String style, int level) {
        var definition = styles.listLevel(style, level).orElse(null);
        var format = format(definition);
        if (level > LEVELS || definition == null || !format.counts()) {
            return ListPosition.bullet(style, level);
        }
        var numbers = numbers(style);
        numbers[level] = item.number("start-value", numbers[level] + 1);
        return position(definition, style, level, numbers);
    }

    /** Null if headings of the level have no number. */
    @Nullable
    ListPosition heading(Element heading, int level) {
        var definition = styles.outlineLevel(level).orElse(null);
        if (definition == null
                || level > LEVELS
                || !format(definition).counts()
                || heading.attribute("is-list-header").equals("true")) {
            return null;
        }
        headings[level] = heading.number(
                "start-value", headings[level] == 0 ? definition.number("start-value", 1) : headings[level] + 1);
        Arrays.fill(headings, level + 1, headings.length, 0);
        return position(definition, "", level, headings);
    }

    private ListPosition position(Element definition, String style, int level, int[] numbers) {
        var prefix = affix(definition, "num-prefix");
        var suffix = affix(definition, "num-suffix");
        int shown = Math.clamp(definition.number("display-levels", 1), 1, level);
        var label = new StringBuilder(prefix);
        for (int outer = level - shown + 1; outer <= level; outer++) {
            var format = outer == level
                    ? format(definition)
                    : format(definitionOf(style, outer).orElse(definition));
            label.append(format.of(numbers[outer])).append(outer < level ? "." : "");
        }
        label.append(suffix);
        int number = numbers[level];
        boolean plain = format(definition) == NumberFormat.DECIMAL
                && shown == 1
                && prefix.isEmpty()
                && suffix.matches("[.)]?")
                && number >= 0
                && number <= ListPosition.GREATEST;
        return new ListPosition(style, level, number, label.toString().strip(), plain);
    }

    private static String affix(Element definition, String attribute) {
        var affix = definition.attribute(attribute);
        return affix.substring(0, Math.min(affix.length(), LONGEST_AFFIX));
    }

    private Optional<Element> definitionOf(String style, int level) {
        return style.isEmpty() ? styles.outlineLevel(level) : styles.listLevel(style, level);
    }

    private static NumberFormat format(@Nullable Element definition) {
        if (definition == null || definition.name().equals("list-level-style-bullet")) {
            return NumberFormat.BULLET;
        }
        return NumberFormat.of(definition.attribute("num-format"));
    }

    private int[] numbers(String style) {
        return counted.computeIfAbsent(style, _ -> new int[LEVELS + 1]);
    }
}
