package org.communique.treaty.state;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.treaty.instrument.InstrumentId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What one State did about one instrument.
 *
 * @param history every change of a cell, the oldest first
 */
@Document("treatyStatus")
public record StateStatus(
        @Id String id,
        @Indexed InstrumentId instrument,
        StateCode state,
        Map<StatusCell, StatusFact> cells,
        List<StatusNote> notes,
        List<StatusChange> history,
        @Version long revision) {

    static final int MOST_CHANGES = 500;
    static final int MOST_NOTES = 50;

    static String id(InstrumentId instrument, StateCode state) {
        return instrument.value() + "~" + state.value();
    }

    static StateStatus empty(InstrumentId instrument, StateCode state) {
        return new StateStatus(id(instrument, state), instrument, state, Map.of(), List.of(), List.of(), 0);
    }

    public Optional<StatusFact> cell(StatusCell cell) {
        return Optional.ofNullable(cells.get(cell));
    }

    StateStatus with(StatusChange change) {
        Map<StatusCell, StatusFact> changed = new EnumMap<>(StatusCell.class);
        changed.putAll(cells);
        @Nullable StatusFact after = change.after();
        if (after == null) {
            changed.remove(change.cell());
        } else {
            changed.put(change.cell(), after);
        }
        var changes = new ArrayList<>(history);
        changes.add(change);
        return new StateStatus(id, instrument, state, changed, notes, changes, revision);
    }

    StateStatus with(StatusNote note) {
        var all = new ArrayList<>(notes);
        all.add(note);
        return new StateStatus(id, instrument, state, cells, all, history, revision);
    }
}
