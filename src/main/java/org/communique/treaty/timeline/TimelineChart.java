package org.communique.treaty.timeline;

import static java.util.stream.Collectors.joining;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.communique.text.format.Html;
import org.communique.treaty.map.TreatyWords;
import org.communique.treaty.timeline.TimelineEvent.TimelineEventKind;

/** The timeline as an inline SVG. Screen readers are told what it sums up to, and read the table. */
public final class TimelineChart {

    private static final int WIDTH = 1000;
    private static final int BASE = 190;
    private static final int TALLEST = 130;
    private static final int BELOW = 250;
    private static final int MARGIN = 12;
    /** More months are drawn as years. */
    private static final int MOST_MONTHS = 60;

    private final YearMonth first;
    private final int step;
    private final int slots;
    private final Map<Integer, Map<TimelineEventKind, Long>> counts = new TreeMap<>();
    private final TreatyWords words;

    private TimelineChart(Timeline timeline, TreatyWords words) {
        this.words = words;
        var months = timeline.months();
        var last = months.getLast().month();
        boolean byYear = months.getFirst().month().until(last, ChronoUnit.MONTHS) >= MOST_MONTHS;
        first = byYear
                ? months.getFirst().month().withMonth(1)
                : months.getFirst().month();
        step = byYear ? 12 : 1;
        slots = (int) first.until(last, ChronoUnit.MONTHS) / step + 1;
        months.forEach(month -> month.events()
                .forEach(event -> counts.computeIfAbsent(slot(month.month()), slot -> new TreeMap<>())
                        .merge(event.kind(), 1L, Long::sum)));
    }

    /** With its legend. */
    public static String html(Timeline timeline, TreatyWords words) {
        var chart = new TimelineChart(timeline, words);
        return "<figure class=\"timeline-figure\"><div class=\"timeline-scroll\" tabindex=\"0\" role=\"region\" aria-label=\""
                + Html.escape(words.text("timeline.picture")) + "\">" + chart.svg()
                + "</div><figcaption><ul class=\"map-legend\">"
                + legend(
                        "<rect class=\"timeline-signed\" width=\"48\" height=\"28\"/>",
                        words,
                        TimelineEventKind.SIGNATURE)
                + legend(
                        "<rect class=\"timeline-consented\" width=\"48\" height=\"28\"/>",
                        words,
                        TimelineEventKind.CONSENT)
                + legend(
                        "<path class=\"timeline-withdrawal\" d=\"M17,7l14,14m0-14l-14,14\"/>",
                        words,
                        TimelineEventKind.WITHDRAWAL)
                + legend(
                        "<path class=\"timeline-statement\" d=\"M24,4l10,10l-10,10l-10-10z\"/>",
                        words,
                        TimelineEventKind.STATEMENT)
                + "</ul></figcaption></figure>";
    }

    private static String legend(String mark, TreatyWords words, TimelineEventKind kind) {
        return "<li><svg viewBox=\"0 0 48 28\" aria-hidden=\"true\">" + mark + "</svg>"
                + Html.escape(words.text("timeline." + kind)) + "</li>";
    }

    private int slot(YearMonth month) {
        return (int) first.until(month, ChronoUnit.MONTHS) / step;
    }

    private double width() {
        return (WIDTH - 2.0 * MARGIN) / slots;
    }

    private double x(int slot) {
        return MARGIN + slot * width();
    }

    private String svg() {
        return String.format(
                        Locale.ROOT,
                        "<svg class=\"timeline\" viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"timeline-title\" aria-describedby=\"timeline-description\">",
                        WIDTH,
                        BELOW)
                + "<title id=\"timeline-title\">" + Html.escape(words.text("timeline.picture")) + "</title>"
                + "<desc id=\"timeline-description\">" + Html.escape(description()) + "</desc>"
                + String.format(
                        Locale.ROOT, "<path class=\"timeline-axis\" d=\"M%d,%dH%d\"/>", MARGIN, BASE, WIDTH - MARGIN)
                + years()
                + IntStream.range(0, slots).mapToObj(this::slot).collect(joining())
                + "</svg>";
    }

    private String description() {
        return List.of(
                                TimelineEventKind.SIGNATURE,
                                TimelineEventKind.CONSENT,
                                TimelineEventKind.WITHDRAWAL,
                                TimelineEventKind.STATEMENT)
                        .stream()
                        .map(kind -> words.text("map.count", words.text("timeline." + kind), total(kind)))
                        .collect(joining(". "))
                + ". " + words.text("timeline.table");
    }

    private long total(TimelineEventKind kind) {
        return counts.values().stream()
                .mapToLong(each -> each.getOrDefault(kind, 0L))
                .sum();
    }

    /** Where one begins. */
    private String years() {
        return IntStream.range(0, slots)
                .filter(slot ->
                        slot == 0 || first.plusMonths((long) slot * step).getMonthValue() <= step && step == 1)
                .mapToObj(slot -> String.format(
                        Locale.ROOT,
                        "<path class=\"timeline-year\" d=\"M%1$.1f,%2$dv8\"/><text x=\"%1$.1f\" y=\"%3$d\">%4$d</text>",
                        x(slot),
                        BASE,
                        BASE + 26,
                        first.plusMonths((long) slot * step).getYear()))
                .collect(joining());
    }

    private String slot(int slot) {
        var here = counts.getOrDefault(slot, Map.of());
        var parts = new StringBuilder();
        double width = Math.min(width() * 0.42, 24);
        double middle = x(slot) + width() / 2;
        bar(parts, "timeline-signed", middle - width, width, here.getOrDefault(TimelineEventKind.SIGNATURE, 0L));
        bar(parts, "timeline-consented", middle, width, here.getOrDefault(TimelineEventKind.CONSENT, 0L));
        if (here.containsKey(TimelineEventKind.ADOPTED)
                || here.containsKey(TimelineEventKind.OPENED)
                || here.containsKey(TimelineEventKind.IN_FORCE)) {
            parts.append(
                    String.format(Locale.ROOT, "<path class=\"timeline-milestone\" d=\"M%.1f,%dV26\"/>", middle, BASE));
            here.keySet().stream()
                    .filter(kind -> kind == TimelineEventKind.ADOPTED
                            || kind == TimelineEventKind.OPENED
                            || kind == TimelineEventKind.IN_FORCE)
                    .limit(1)
                    .forEach(kind -> parts.append(label(middle, words.text("timeline.short." + kind))));
        }
        if (here.containsKey(TimelineEventKind.STATEMENT)) {
            parts.append(String.format(
                    Locale.ROOT,
                    "<path class=\"timeline-statement\" d=\"M%.1f,%dl8,8l-8,8l-8-8z\"/>",
                    middle,
                    BELOW - 20));
        }
        if (here.containsKey(TimelineEventKind.WITHDRAWAL)) {
            parts.append(String.format(
                    Locale.ROOT,
                    "<path class=\"timeline-withdrawal\" d=\"M%.1f,%dm-5,4l10,10m0-10l-10,10\"/>",
                    middle,
                    BASE + 2));
        }
        return parts.toString();
    }

    private static String label(double middle, String words) {
        var anchor = middle < WIDTH * 0.15 ? "start" : middle > WIDTH * 0.85 ? "end" : "middle";
        return String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"18\" text-anchor=\"%s\">%s</text>",
                middle,
                anchor,
                Html.escape(words));
    }

    /** Heights are those of roots, so that one deposit is seen next to seventy signatures on a day; the number stands on each. */
    private void bar(StringBuilder parts, String className, double x, double width, long count) {
        if (count == 0) {
            return;
        }
        long most = counts.values().stream()
                .flatMap(each -> each.entrySet().stream())
                .filter(each ->
                        each.getKey() == TimelineEventKind.SIGNATURE || each.getKey() == TimelineEventKind.CONSENT)
                .mapToLong(Map.Entry::getValue)
                .max()
                .orElse(1);
        double height = Math.max(6, TALLEST * Math.sqrt((double) count / most));
        parts.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                className,
                x,
                BASE - height,
                width,
                height));
        parts.append(String.format(
                Locale.ROOT,
                "<text class=\"timeline-number\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%d</text>",
                x + width / 2,
                BASE - height - 5,
                count));
    }
}
