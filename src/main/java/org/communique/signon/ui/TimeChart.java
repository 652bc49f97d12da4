package org.communique.signon.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.communique.text.format.Html;
import org.jspecify.annotations.Nullable;

/**
 * Signatures over time as a picture (SVG), next to a sentence that says the same. It has numbers alone in it: words would be too small to
 * read on a phone.
 *
 * @param signed when each valid signature was made, in order
 * @param target the signature target
 */
record TimeChart(
        Instant from,
        Instant deadline,
        Instant now,
        List<Instant> signed,
        @Nullable Integer target) {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 200;
    private static final int LEFT = 64;
    private static final int TOP = 16;
    private static final int BOTTOM = 12;
    private static final int RIGHT = 16;

    /** A line of thousands of steps looks like one of hundreds. */
    private static final int MOST_STEPS = 400;

    String svg() {
        var out = new StringBuilder();
        out.append("<svg class=\"chart-picture\" aria-hidden=\"true\" viewBox=\"0 0 %d %d\">".formatted(WIDTH, HEIGHT));
        for (int tick : List.of(0, top() / 2, top())) {
            out.append(line("grid", LEFT, y(tick), WIDTH - RIGHT, y(tick)));
            out.append(text("end", LEFT - 6, y(tick) + 4, String.valueOf(tick)));
        }
        if (target != null) {
            out.append(line("target", LEFT, y(target), WIDTH - RIGHT, y(target)));
        }
        out.append(line("deadline", x(deadline), TOP, x(deadline), HEIGHT - BOTTOM));
        if (now.isAfter(from) && now.isBefore(end())) {
            out.append(line("now", x(now), TOP, x(now), HEIGHT - BOTTOM));
        }
        out.append("<path class=\"area\" d=\"")
                .append(steps())
                .append(" V ")
                .append(f(y(0)))
                .append(" H ");
        out.append(f(x(from)))
                .append(" Z\"/><path class=\"curve\" d=\"")
                .append(steps())
                .append("\"/>");
        return out.append("</svg>").toString();
    }

    private String steps() {
        var path = new StringBuilder("M " + f(x(from)) + " " + f(y(0)));
        int each = Math.max(1, signed.size() / MOST_STEPS);
        for (int i = 0; i < signed.size(); i++) {
            if ((i + 1) % each == 0 || i == signed.size() - 1) {
                path.append(" H ").append(f(x(signed.get(i)))).append(" V ").append(f(y(i + 1)));
            }
        }
        var last = now.isBefore(end()) ? now : end();
        return path.append(" H ").append(f(x(last))).toString();
    }

    private Instant end() {
        return signed.isEmpty() || signed.getLast().isBefore(deadline) ? deadline : signed.getLast();
    }

    private int top() {
        int most = Math.max(signed.size(), target == null ? 0 : target);
        return Math.max(2, most + most % 2);
    }

    private double x(Instant moment) {
        var whole = Math.max(1, Duration.between(from, end()).toMillis());
        var part = Math.clamp(Duration.between(from, moment).toMillis(), 0, whole);
        return LEFT + (WIDTH - LEFT - RIGHT) * (double) part / whole;
    }

    private double y(int signatures) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (double) signatures / top();
    }

    private static String line(String name, double x1, double y1, double x2, double y2) {
        return "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>"
                .formatted(name, f(x1), f(y1), f(x2), f(y2));
    }

    private static String text(String anchor, double x, double y, String words) {
        return "<text text-anchor=\"%s\" x=\"%s\" y=\"%s\">%s</text>".formatted(anchor, f(x), f(y), Html.escape(words));
    }

    private static String f(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
