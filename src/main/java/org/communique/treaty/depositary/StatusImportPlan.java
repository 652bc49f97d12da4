package org.communique.treaty.depositary;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.communique.treaty.depositary.RowQuestion.Kind;
import org.communique.treaty.depositary.StatusTable.TableRow;
import org.communique.treaty.state.ConsentKind;
import org.communique.treaty.state.State;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.StateStatus;
import org.communique.treaty.state.States;
import org.communique.treaty.state.StatusCell;
import org.communique.treaty.state.StatusFact;
import org.jspecify.annotations.Nullable;

/** Compares a table with the register: a function of the two and of what was answered. */
final class StatusImportPlan {

    /** Footnotes behind a name, as in {@code China 2, 3}. */
    private static final Pattern FOOTNOTES = Pattern.compile("[\\s,*\\d\\u00b9\\u00b2\\u00b3\\u2070-\\u2079]+$");

    private static final int LONGEST_NAME = 200;

    private final Map<StateCode, StateStatus> stored;
    private final ImportAnswers answers;
    private final LocalDate today;
    private final List<StatusDifference> differences = new ArrayList<>();
    private final List<RowQuestion> questions = new ArrayList<>();
    private final Set<StateCode> seen = new HashSet<>();
    private int unchanged;

    private StatusImportPlan(Map<StateCode, StateStatus> stored, ImportAnswers answers, LocalDate today) {
        this.stored = stored;
        this.answers = answers;
        this.today = today;
    }

    static StatusPreview of(
            StatusTable table, Map<StateCode, StateStatus> stored, ImportAnswers answers, LocalDate today) {
        return switch (table) {
            case StatusTable.Unreadable(var fault) -> StatusPreview.of(fault);
            case StatusTable.Rows(var rows) -> new StatusImportPlan(stored, answers, today).compare(rows);
        };
    }

    private StatusPreview compare(List<TableRow> rows) {
        rows.forEach(this::compare);
        var absent = stored.values().stream()
                .filter(status -> !status.cells().isEmpty())
                .map(StateStatus::state)
                .filter(state -> !seen.contains(state))
                .sorted()
                .toList();
        return new StatusPreview(null, List.copyOf(differences), List.copyOf(questions), unchanged, absent);
    }

    private void compare(TableRow row) {
        var name = row.participant().length() > LONGEST_NAME
                ? row.participant().substring(0, LONGEST_NAME)
                : row.participant();
        if (answers.leftOut().contains(name)) {
            return;
        }
        var state = state(name);
        if (state.isEmpty()) {
            questions.add(new RowQuestion(row.line(), Kind.UNKNOWN_NAME, name, ""));
            return;
        }
        if (!seen.add(state.get().code())) {
            questions.add(new RowQuestion(row.line(), Kind.STATE_TWICE, name, ""));
            return;
        }
        var signature = read(row, name, row.signature());
        var consent = read(row, name, row.consent());
        var withdrawal = read(row, name, row.withdrawal());
        if (signature == null || consent == null || withdrawal == null) {
            return;
        }
        if (withdrawal.isPresent() && consent.isEmpty()) {
            questions.add(new RowQuestion(row.line(), Kind.WITHDRAWAL_ALONE, name, row.withdrawal()));
            return;
        }
        int before = differences.size();
        var code = state.get().code();
        compare(code, StatusCell.SIGNATURE, signature.map(ReadDate::date), null);
        compare(
                code,
                StatusCell.CONSENT,
                consent.map(ReadDate::date),
                consent.map(ReadDate::kind).orElse(null));
        compare(code, StatusCell.WITHDRAWAL, withdrawal.map(ReadDate::date), null);
        if (differences.size() == before) {
            unchanged++;
        }
    }

    private Optional<State> state(String name) {
        var answered = answers.names().get(name);
        return answered != null
                ? States.find(answered)
                : States.named(FOOTNOTES.matcher(name).replaceFirst(""));
    }

    /** Null if the cell is not clear, which is then asked about. */
    private @Nullable Optional<ReadDate> read(TableRow row, String name, String cell) {
        if (cell.isBlank()) {
            return Optional.empty();
        }
        var read = ReadDate.of(cell);
        if (read.isEmpty() || read.get().date().getYear() < 1945) {
            questions.add(new RowQuestion(row.line(), Kind.UNREADABLE_DATE, name, shortened(cell)));
            return null;
        }
        if (read.get().date().isAfter(today)) {
            questions.add(new RowQuestion(row.line(), Kind.FUTURE_DATE, name, shortened(cell)));
            return null;
        }
        return read;
    }

    private static String shortened(String cell) {
        return cell.length() > 80 ? cell.substring(0, 80) + "…" : cell;
    }

    private void compare(StateCode state, StatusCell cell, Optional<LocalDate> date, @Nullable ConsentKind kind) {
        @Nullable
        StatusFact before = Optional.ofNullable(stored.get(state))
                .flatMap(status -> status.cell(cell))
                .orElse(null);
        boolean same = before == null ? date.isEmpty() : date.isPresent() && before.says(date.get(), kind);
        if (!same) {
            differences.add(new StatusDifference(
                    state,
                    cell,
                    date.orElse(null),
                    date.isPresent() ? kind : null,
                    before == null ? null : before.date(),
                    before == null ? null : before.kind()));
        }
    }
}
