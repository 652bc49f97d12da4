package org.communique.treaty.timeline;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.state.StateCode;
import org.jspecify.annotations.Nullable;

/**
 * What happened on a day.
 *
 * @param state   who did it; null for what no State did
 * @param title   of a statement of ours; otherwise empty
 * @param language of the title
 * @param address of its public page; otherwise empty
 * @param articles that it cites
 */
public record TimelineEvent(
        LocalDate date,
        TimelineEventKind kind,
        @Nullable StateCode state,
        String title,
        String language,
        String address,
        List<ArticleNumber> articles) {

    static final Comparator<TimelineEvent> BY_DATE = Comparator.comparing(TimelineEvent::date)
            .thenComparing(TimelineEvent::kind)
            .thenComparing(event -> event.state() == null ? "" : event.state().value())
            .thenComparing(TimelineEvent::title);

    /** The names are part of message keys. */
    public enum TimelineEventKind {
        ADOPTED,
        OPENED,
        SIGNATURE,
        CONSENT,
        WITHDRAWAL,
        STATEMENT,
        IN_FORCE
    }

    static TimelineEvent of(LocalDate date, TimelineEventKind kind) {
        return new TimelineEvent(date, kind, null, "", "", "", List.of());
    }

    static TimelineEvent of(LocalDate date, TimelineEventKind kind, StateCode state) {
        return new TimelineEvent(date, kind, state, "", "", "", List.of());
    }
}
