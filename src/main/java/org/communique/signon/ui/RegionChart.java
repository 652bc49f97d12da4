package org.communique.signon.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.communique.text.Html;

/** How many of those invited signed, region by region, as a picture (SVG) with a description in words. */
record RegionChart(List<Bar> bars) {

    private static final int WIDTH = 480;
    private static final int ROW = 38;

    record Bar(String region, int signed, int invited) {

        String words() {
            return I18NProvider.translate("signon.charts.region", region, signed, invited);
        }
    }

    String svg() {
        int most = bars.stream().mapToInt(Bar::invited).max().orElse(1);
        var words = bars.stream().map(Bar::words).collect(Collectors.joining("; "));
        var out = new StringBuilder("<svg class=\"chart-picture\" role=\"img\" viewBox=\"0 0 %d %d\"><title>%s</title>"
                .formatted(WIDTH, Math.max(ROW, bars.size() * ROW), Html.escape(words)));
        for (int i = 0; i < bars.size(); i++) {
            var bar = bars.get(i);
            int y = i * ROW;
            out.append("<text x=\"0\" y=\"%d\">%s</text>".formatted(y + 13, Html.escape(bar.words())));
            out.append(rect("invited", y + 19, bar.invited(), most));
            out.append(rect("signed", y + 19, bar.signed(), most));
        }
        return out.append("</svg>").toString();
    }

    private static String rect(String name, int y, int value, int most) {
        var width = String.format(Locale.ROOT, "%.1f", WIDTH * (double) value / most);
        return "<rect class=\"%s\" x=\"0\" y=\"%d\" width=\"%s\" height=\"11\" rx=\"3\"/>".formatted(name, y, width);
    }
}
