package org.communique.treaty.state;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.communique.coalition.directory.MemberId;
import org.communique.treaty.instrument.InstrumentId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What one State did about one instrument.
 *
 * @param published what the public reads of it: the cells as a coordinator last agreed to them
 * @param history the newest changes of cells, the oldest of them first; those before are in {@link StatusHistory}
 */
@Document("treatyStatus")
public record StateStatus(
        @Id String id,
        @Indexed InstrumentId instrument,
        StateCode state,
        Map<StatusCell, StatusFact> cells,
        Map<StatusCell, StatusFact> published,
        List<StatusNote> notes,
        List<StatusChange> history,
        @Version long revision) {

    static final int MOST_NOTES = 50;

    /** So that no one member uses up all. */
    static final int MOST_OF_MEMBER = 35;

    public StateStatus {
        // Missing where nothing is.
        cells = cells == null ? Map.of() : cells;
        published = published == null ? Map.of() : published;
    }

    boolean isFullFor(MemberId member) {
        return notes.size() >= MOST_NOTES
                || notes.stream().filter(note -> note.by().equals(member)).count() >= MOST_OF_MEMBER;
    }

    static String id(InstrumentId instrument, StateCode state) {
        return instrument.value() + "~" + state.value();
    }

    static StateStatus empty(InstrumentId instrument, StateCode state) {
        return new StateStatus(id(instrument, state), instrument, state, Map.of(), Map.of(), List.of(), List.of(), 0);
    }

    public Optional<StatusFact> cell(StatusCell cell) {
        return Optional.ofNullable(cells.get(cell));
    }

    /** The withdrawal of its instrument; none of an earlier one, if the State came back later. */
    public Optional<StatusFact> withdrawal() {
        return cell(StatusCell.WITHDRAWAL)
                .filter(withdrawal -> cell(StatusCell.CONSENT)
                        .filter(consent -> !withdrawal.date().isBefore(consent.date()))
                        .isPresent());
    }

    /** What the public reads: the published cells alone. */
    public StateStatus asPublished() {
        return new StateStatus(id, instrument, state, published, published, List.of(), List.of(), revision);
    }

    /** Whether the public reads of the cell what the coalition does. */
    public boolean isPublished(StatusCell cell) {
        return Objects.equals(cells.get(cell), published.get(cell));
    }

    /** Whether the public reads of all cells what the coalition does. */
    public boolean showsAll() {
        return cells.equals(published);
    }

    StateStatus with(StatusChange change) {
        var changes = new ArrayList<>(history);
        changes.add(change);
        return new StateStatus(
                id,
                instrument,
                state,
                changed(cells, change.cell(), change.after()),
                published,
                notes,
                changes,
                revision);
    }

    StateStatus withoutOldest(int changes) {
        var newest = history.subList(changes, history.size());
        return new StateStatus(id, instrument, state, cells, published, notes, newest, revision);
    }

    StateStatus withPublished(StatusCell cell) {
        var shown = changed(published, cell, cells.get(cell));
        return new StateStatus(id, instrument, state, cells, shown, notes, history, revision);
    }

    StateStatus withAllPublished() {
        return new StateStatus(id, instrument, state, cells, cells, notes, history, revision);
    }

    StateStatus with(StatusNote note) {
        var all = new ArrayList<>(notes);
        all.add(note);
        return new StateStatus(id, instrument, state, cells, published, all, history, revision);
    }

    StateStatus without(StatusNote note) {
        var others = notes.stream().filter(each -> !each.equals(note)).toList();
        return new StateStatus(id, instrument, state, cells, published, others, history, revision);
    }

    private static Map<StatusCell, StatusFact> changed(
            Map<StatusCell, StatusFact> before, StatusCell cell, @Nullable StatusFact fact) {
        Map<StatusCell, StatusFact> after = new EnumMap<>(StatusCell.class);
        after.putAll(before);
        if (fact == null) {
            after.remove(cell);
        } else {
            after.put(cell, fact);
        }
        return after;
    }
}
