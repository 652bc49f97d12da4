package org.communique.workflow.ui;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.communique.text.Html;

/** Times as bars, the usual one before the longest, as a picture (SVG) with a description in words. */
record BarChart(List<Bar> bars) {

    private static final int WIDTH = 480;
    private static final int ROW = 38;

    /**
     * @param words  what the bar says
     * @param median in any unit, the same for all
     * @param most   not less
     */
    record Bar(String words, double median, double most) {}

    String svg() {
        double longest = bars.stream().mapToDouble(Bar::most).max().orElse(1);
        var words = bars.stream().map(Bar::words).collect(Collectors.joining("; "));
        var out = new StringBuilder("<svg class=\"chart-picture\" role=\"img\" viewBox=\"0 0 %d %d\"><title>%s</title>"
                .formatted(WIDTH, Math.max(ROW, bars.size() * ROW), Html.escape(words)));
        for (int i = 0; i < bars.size(); i++) {
            var bar = bars.get(i);
            int y = i * ROW;
            out.append("<text x=\"0\" y=\"%d\">%s</text>".formatted(y + 13, Html.escape(bar.words())));
            out.append(rect("most", y + 19, bar.most(), longest));
            out.append(rect("median", y + 19, bar.median(), longest));
        }
        return out.append("</svg>").toString();
    }

    private static String rect(String name, int y, double value, double longest) {
        var width = String.format(Locale.ROOT, "%.1f", longest == 0 ? 0 : WIDTH * value / longest);
        return "<rect class=\"%s\" x=\"0\" y=\"%d\" width=\"%s\" height=\"11\" rx=\"3\"/>".formatted(name, y, width);
    }
}
