package org.communique.treaty.timeline;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.communique.text.format.CsvTable;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.state.State;
import org.communique.treaty.state.States;
import org.jspecify.annotations.Nullable;

/** The timeline as a table for a spreadsheet, in English. */
public final class TimelineSheet {

    private static final List<String> HEADER =
            List.of("date", "event", "code", "participant", "statement", "address", "articles");

    private TimelineSheet() {}

    public static String csv(Timeline timeline) {
        return CsvTable.of(HEADER, timeline.events().stream().map(TimelineSheet::row));
    }

    private static List<@Nullable Object> row(TimelineEvent event) {
        var state = event.state();
        return Arrays.asList(
                event.date(),
                event.kind().name().toLowerCase(Locale.ROOT),
                state == null ? null : state.value(),
                state == null
                        ? null
                        : States.find(state).map(State::depositaryName).orElse(null),
                event.title(),
                event.address(),
                String.join(
                        " ", event.articles().stream().map(ArticleNumber::value).toList()));
    }
}
