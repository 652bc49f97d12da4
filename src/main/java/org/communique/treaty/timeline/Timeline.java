package org.communique.treaty.timeline;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.communique.treaty.state.EntryIntoForce;
import org.communique.treaty.state.StateStatus;
import org.communique.treaty.state.StatusCell;
import org.communique.treaty.state.TreatyRules;
import org.communique.treaty.timeline.TimelineEvent.TimelineEventKind;

/** @param events by date */
public record Timeline(List<TimelineEvent> events) {

    /** The General Assembly adopted the Convention. */
    private static final LocalDate ADOPTED = LocalDate.of(2024, 12, 24);

    /** @param statements of ours */
    static Timeline of(Collection<StateStatus> statuses, EntryIntoForce entry, Collection<TimelineEvent> statements) {
        List<TimelineEvent> events = new ArrayList<>(statements);
        events.add(TimelineEvent.of(ADOPTED, TimelineEventKind.ADOPTED));
        events.add(TimelineEvent.of(TreatyRules.CYBERCRIME.opened(), TimelineEventKind.OPENED));
        if (entry.inForce() != null) {
            events.add(TimelineEvent.of(entry.inForce(), TimelineEventKind.IN_FORCE));
        }
        statuses.forEach(status -> Stream.of(StatusCell.values())
                .forEach(cell -> status.cell(cell)
                        .ifPresent(fact -> events.add(TimelineEvent.of(fact.date(), kind(cell), status.state())))));
        return new Timeline(events.stream().sorted(TimelineEvent.BY_DATE).toList());
    }

    private static TimelineEventKind kind(StatusCell cell) {
        return switch (cell) {
            case SIGNATURE -> TimelineEventKind.SIGNATURE;
            case CONSENT -> TimelineEventKind.CONSENT;
            case WITHDRAWAL -> TimelineEventKind.WITHDRAWAL;
        };
    }

    /** What happened in a month. */
    public record Month(YearMonth month, List<TimelineEvent> events) {

        public List<TimelineEvent> of(TimelineEventKind kind) {
            return events.stream().filter(event -> event.kind() == kind).toList();
        }
    }

    /** Those in which anything happened. */
    public List<Month> months() {
        return events.stream()
                .collect(groupingBy(event -> YearMonth.from(event.date()), TreeMap::new, toList()))
                .entrySet()
                .stream()
                .map(month -> new Month(month.getKey(), month.getValue()))
                .toList();
    }
}
