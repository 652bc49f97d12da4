package org.communique.treaty.timeline;

import static java.util.stream.Collectors.joining;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.communique.screen.TimeFormat;
import org.communique.text.format.Html;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.map.TreatyWords;
import org.communique.treaty.state.States;
import org.communique.treaty.timeline.TimelineEvent.TimelineEventKind;

/** The timeline month by month as an HTML table, for screens and for public pages. */
public final class TimelineTable {

    private static final List<TimelineEventKind> BY_STATES =
            List.of(TimelineEventKind.SIGNATURE, TimelineEventKind.CONSENT, TimelineEventKind.WITHDRAWAL);
    private static final List<TimelineEventKind> OF_THE_TREATY =
            List.of(TimelineEventKind.ADOPTED, TimelineEventKind.OPENED, TimelineEventKind.IN_FORCE);

    private TimelineTable() {}

    public static String html(Timeline timeline, Locale language, TreatyWords words) {
        var html = new StringBuilder("<table class=\"timeline-table\"><caption>")
                .append(Html.escape(words.text("timeline.months")))
                .append("</caption><thead><tr>");
        head(html, words.text("timeline.month"));
        BY_STATES.forEach(kind -> head(html, words.text("timeline." + kind)));
        head(html, words.text("timeline.events"));
        html.append("</tr></thead><tbody>");
        var month = DateTimeFormatter.ofPattern("LLLL uuuu", language);
        for (var each : timeline.months()) {
            html.append("<tr><th scope=\"row\">")
                    .append(Html.escape(month.format(each.month())))
                    .append("</th>");
            BY_STATES.forEach(kind ->
                    html.append("<td>").append(states(each.of(kind), language)).append("</td>"));
            html.append("<td>").append(events(each, language, words)).append("</td></tr>");
        }
        return html.append("</tbody></table>").toString();
    }

    private static void head(StringBuilder html, String words) {
        html.append("<th scope=\"col\">").append(Html.escape(words)).append("</th>");
    }

    /** Many are folded away under their number. */
    private static String states(List<TimelineEvent> events, Locale language) {
        if (events.isEmpty()) {
            return "";
        }
        var names = events.stream()
                .map(event -> event.state() == null
                        ? ""
                        : States.find(event.state())
                                .map(state -> state.shortName(language))
                                .orElse(event.state().value()))
                .sorted()
                .map(Html::escape)
                .collect(joining(", "));
        return events.size() <= 3
                ? events.size() + ": " + names
                : "<details><summary>" + events.size() + "</summary>" + names + "</details>";
    }

    private static String events(Timeline.Month month, Locale language, TreatyWords words) {
        var all = month.events().stream()
                .filter(event -> OF_THE_TREATY.contains(event.kind()) || event.kind() == TimelineEventKind.STATEMENT)
                .map(event -> "<li>" + event(event, language, words) + "</li>")
                .collect(joining());
        return all.isEmpty() ? "" : "<ul>" + all + "</ul>";
    }

    private static String event(TimelineEvent event, Locale language, TreatyWords words) {
        var day = TimeFormat.day(event.date(), language);
        if (event.kind() != TimelineEventKind.STATEMENT) {
            return Html.escape(words.text("timeline.of", day, words.text("timeline." + event.kind())));
        }
        var articles = event.articles().stream().map(ArticleNumber::text).collect(joining(", "));
        return Html.escape(day) + ": <a dir=\"auto\" lang=\"" + Html.escape(event.language()) + "\" href=\""
                + Html.escape(event.address()) + "\">" + Html.escape(event.title()) + "</a> ("
                + Html.escape(words.text("timeline.cites", articles)) + ")";
    }
}
