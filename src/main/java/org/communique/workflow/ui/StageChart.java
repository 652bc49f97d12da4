package org.communique.workflow.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.communique.screen.Times;
import org.communique.text.Html;
import org.communique.workflow.Stage;

/**
 * When stages were open, one below the other, with their deadlines, as a picture (SVG) with a description in words.
 *
 * @param stages the first opened first; at least one
 */
record StageChart(List<Stage> stages, Instant now) {

    private static final int WIDTH = 720;
    private static final int ROW = 40;
    private static final int BOTTOM = 24;

    /** So that a bar of seconds among months can be seen. */
    private static final double NARROWEST = 4;

    String svg() {
        var words = I18NProvider.translate(
                "workflow.history.stages.words", stages.size(), Times.local(from()), Times.local(until()));
        int height = stages.size() * ROW + BOTTOM;
        var out = new StringBuilder("<svg class=\"chart-picture\" role=\"img\" viewBox=\"0 0 %d %d\"><title>%s</title>"
                .formatted(WIDTH, height, Html.escape(words)));
        for (int i = 0; i < stages.size(); i++) {
            row(stages.get(i), i * ROW, out);
        }
        out.append("<text x=\"0\" y=\"%d\">%s</text>".formatted(height - 6, Html.escape(Times.local(from()))));
        out.append("<text text-anchor=\"end\" x=\"%d\" y=\"%d\">%s</text>"
                .formatted(WIDTH, height - 6, Html.escape(Times.local(until()))));
        return out.append("</svg>").toString();
    }

    private void row(Stage stage, int y, StringBuilder out) {
        var label = I18NProvider.translate(
                "workflow.history.stage",
                stage.name(),
                stage.version().number(),
                I18NProvider.translate("workflow.stage." + stage.status()));
        double from = x(stage.openedAt());
        double to = x(end(stage));
        out.append("<text x=\"0\" y=\"%d\">%s</text>".formatted(y + 14, Html.escape(label)));
        out.append("<rect class=\"%s\" x=\"%s\" y=\"%d\" width=\"%s\" height=\"12\" rx=\"3\"/>"
                .formatted(
                        stage.status().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        f(Math.min(from, WIDTH - NARROWEST)),
                        y + 20,
                        f(Math.max(NARROWEST, to - from))));
        if (!stage.deadline().isAfter(until())) {
            out.append("<line class=\"deadline\" x1=\"%s\" y1=\"%d\" x2=\"%s\" y2=\"%d\"/>"
                    .formatted(f(x(stage.deadline())), y + 17, f(x(stage.deadline())), y + 35));
        }
    }

    private Instant end(Stage stage) {
        return stage.closedAt() == null ? now : stage.closedAt();
    }

    private Instant from() {
        return stages.getFirst().openedAt();
    }

    private Instant until() {
        return stages.stream().map(this::end).max(Instant::compareTo).orElse(now);
    }

    private double x(Instant moment) {
        var whole = Math.max(1, Duration.between(from(), until()).toMillis());
        return WIDTH * (double) Math.clamp(Duration.between(from(), moment).toMillis(), 0, whole) / whole;
    }

    private static String f(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
