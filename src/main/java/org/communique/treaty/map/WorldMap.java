package org.communique.treaty.map;

import static java.util.stream.Collectors.joining;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.text.format.Html;
import org.communique.treaty.state.State;
import org.communique.treaty.state.States;

/**
 * The map as an inline SVG with its legend: it needs no script, no style of its own, and nothing from elsewhere. For people who see
 * it; others are told what it shows, and read the table.
 */
public final class WorldMap {

    /** Their contents are coloured by the style sheet. */
    private static final String PATTERNS = Stream.of(
                    pattern(Shade.FULL, "", 12),
                    pattern(Shade.STRIPED, "<path d=\"M-3,3l6-6M0,12l12-12M9,15l6-6\"/>", 12),
                    pattern(Shade.CROSSED, "<path d=\"M0,0l14,14M14,0l-14,14\"/>", 14),
                    pattern(Shade.DOTTED, "<circle cx=\"6\" cy=\"6\" r=\"2.5\"/>", 12),
                    pattern(Shade.PLAIN, "", 12))
            .collect(joining("", "<defs>", "</defs>"));

    private WorldMap() {}

    private static String pattern(Shade shade, String marks, int size) {
        return String.format(
                Locale.ROOT,
                "<pattern id=\"%1$s-pattern\" class=\"%1$s\" width=\"%2$d\" height=\"%2$d\" patternUnits=\"userSpaceOnUse\"><rect width=\"%2$d\" height=\"%2$d\"/>%3$s</pattern>",
                shade.className(),
                size,
                marks);
    }

    /** Empty if the front end was not built. */
    public static Optional<String> html(Shading shading, Locale language, TreatyWords words) {
        return Optional.ofNullable(MapGeometry.WORLD)
                .map(world -> "<figure class=\"world-map\">" + svg(world, shading, language, words)
                        + caption(world, shading, language, words) + "</figure>");
    }

    private static String svg(MapGeometry world, Shading shading, Locale language, TreatyWords words) {
        var svg = new StringBuilder(64_000)
                .append(String.format(
                        Locale.ROOT,
                        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"map-title\" aria-describedby=\"map-description\">",
                        world.width(),
                        world.height()))
                .append(element("title", "map-title", shading.title()))
                .append(element("desc", "map-description", description(shading, words)))
                .append(PATTERNS)
                .append("<path class=\"map-land\" d=\"")
                .append(world.others())
                .append(land(world))
                .append("\"/>");
        for (var shade : shading.legend().sequencedKeySet().reversed()) {
            svg.append("<g fill=\"").append(shade.fill()).append("\">");
            States.all().stream()
                    .filter(state -> shading.shade(state.code()) == shade)
                    .forEach(state -> append(svg, world, state, shading, language, words));
            svg.append("</g>");
        }
        return svg.append("</svg>").toString();
    }

    private static String element(String name, String id, String words) {
        return String.format(Locale.ROOT, "<%1$s id=\"%2$s\">%3$s</%1$s>", name, id, Html.escape(words));
    }

    private static String description(Shading shading, TreatyWords words) {
        return counted(shading, words).collect(joining(". ", "", ". ")) + words.text("map.table");
    }

    private static Stream<String> counted(Shading shading, TreatyWords words) {
        var counts = shading.counts();
        return shading.legend().entrySet().stream()
                .map(entry -> words.text("map.count", entry.getValue(), counts.getOrDefault(entry.getKey(), 0)));
    }

    /** Of which the register has no State. */
    private static String land(MapGeometry world) {
        Set<String> known = new HashSet<>();
        States.all().forEach(state -> MapGeometry.number(state.code()).ifPresent(known::add));
        return world.areas().entrySet().stream()
                .filter(area -> !known.contains(area.getKey()))
                .map(Map.Entry::getValue)
                .collect(joining());
    }

    private static void append(
            StringBuilder svg, MapGeometry world, State state, Shading shading, Locale language, TreatyWords words) {
        world.shape(state.code())
                .ifPresent(shape -> svg.append(shape)
                        .append("<title>")
                        .append(Html.escape(
                                words.text("tile", state.shortName(language), shading.meaning(state.code()))))
                        .append("</title></path>"));
    }

    private static String caption(MapGeometry world, Shading shading, Locale language, TreatyWords words) {
        var legend = new StringBuilder("<figcaption><ul class=\"map-legend\">");
        var counted = counted(shading, words).iterator();
        shading.legend()
                .forEach((shade, meaning) -> legend.append(String.format(
                        Locale.ROOT,
                        "<li><svg viewBox=\"0 0 48 28\" aria-hidden=\"true\"><rect width=\"48\" height=\"28\" fill=\"%s\"/></svg>%s</li>",
                        shade.fill(),
                        Html.escape(counted.next()))));
        return legend.append("</ul>")
                .append(beside(world, shading, language, words))
                .append("<p class=\"meta\">")
                .append(Html.escape(words.text("map.boundaries")))
                .append("</p></figcaption>")
                .toString();
    }

    private static String beside(MapGeometry world, Shading shading, Locale language, TreatyWords words) {
        List<String> absent = States.all().stream()
                .filter(state -> world.shape(state.code()).isEmpty())
                .map(state -> words.text("tile", state.shortName(language), shading.meaning(state.code())))
                .toList();
        return absent.isEmpty()
                ? ""
                : "<p class=\"meta\">" + Html.escape(words.text("map.absent", String.join("; ", absent))) + "</p>";
    }
}
