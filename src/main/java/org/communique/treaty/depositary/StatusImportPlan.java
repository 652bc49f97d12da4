package org.communique.treaty.depositary;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.communique.treaty.depositary.RowQuestion.RowQuestionKind;
import org.communique.treaty.state.ConsentKind;
import org.communique.treaty.state.State;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.StateStatus;
import org.communique.treaty.state.States;
import org.communique.treaty.state.StatusCell;
import org.communique.treaty.state.StatusFact;
import org.jspecify.annotations.Nullable;

/**
 * Compares a table with the register: a function of the two and of what was answered. What the table has no column for stays as it
 * is.
 */
final class StatusImportPlan {

    /** Footnotes after a name, as in {@code China 2, 3}. */
    private static final Pattern FOOTNOTES = Pattern.compile("[\\s,*\\d\\u00b9\\u00b2\\u00b3\\u2070-\\u2079]+$");

    private static final int LONGEST_NAME = 200;

    private final Map<StateCode, StateStatus> stored;
    private final ImportAnswers answers;
    private final LocalDate earliest;
    private final LocalDate today;
    private final List<StatusDifference> differences = new ArrayList<>();
    private final List<RowQuestion> questions = new ArrayList<>();
    private final Set<StateCode> seen = new HashSet<>();
    private int unchanged;

    private StatusImportPlan(
            Map<StateCode, StateStatus> stored, ImportAnswers answers, LocalDate earliest, LocalDate today) {
        this.stored = stored;
        this.answers = answers;
        this.earliest = earliest;
        this.today = today;
    }

    /** @param earliest on which a State can have done anything about the instrument */
    static StatusPreview of(
            StatusTable table,
            Map<StateCode, StateStatus> stored,
            ImportAnswers answers,
            LocalDate earliest,
            LocalDate today) {
        return switch (table) {
            case StatusTable.Unreadable(var fault) -> StatusPreview.of(fault);
            case StatusTable.Rows(var rows) -> new StatusImportPlan(stored, answers, earliest, today).compare(rows);
        };
    }

    private StatusPreview compare(List<TableRow> rows) {
        var wanted = rows.stream()
                .filter(row -> !answers.leftOut().contains(row.line()))
                .toList();
        Map<StateCode, Long> times =
                wanted.stream().flatMap(row -> state(row).stream()).collect(groupingBy(State::code, counting()));
        seen.addAll(times.keySet());
        for (var row : wanted) {
            var state = state(row);
            if (state.isEmpty()) {
                ask(row, RowQuestionKind.UNKNOWN_NAME, "");
            } else if (times.getOrDefault(state.get().code(), 0L) > 1) {
                ask(row, RowQuestionKind.STATE_TWICE, "");
            } else if (row.uneven()) {
                ask(row, RowQuestionKind.UNEVEN_ROW, "");
            } else {
                compare(row, state.get().code());
            }
        }
        var absent = stored.values().stream()
                .filter(status -> !status.cells().isEmpty())
                .map(StateStatus::state)
                .filter(state -> !seen.contains(state))
                .sorted()
                .toList();
        return new StatusPreview(null, List.copyOf(differences), List.copyOf(questions), unchanged, absent);
    }

    /** What the table says of a cell; nothing if it is empty there. */
    private record Said(@Nullable LocalDate date, @Nullable ConsentKind kind) {}

    private void compare(TableRow row, StateCode state) {
        Map<StatusCell, Said> said = new EnumMap<>(StatusCell.class);
        for (var cell : row.cells().entrySet()) {
            var read = read(row, cell.getKey(), cell.getValue());
            if (read.isEmpty()) {
                return;
            }
            said.put(cell.getKey(), read.get());
        }
        if (isWithdrawnTooSoon(state, said)) {
            ask(
                    row,
                    RowQuestionKind.WITHDRAWAL_ALONE,
                    words(row.cells().getOrDefault(StatusCell.WITHDRAWAL, List.of())));
            return;
        }
        int before = differences.size();
        // A withdrawal is emptied before the instrument that it withdraws.
        var withdrawal = said.get(StatusCell.WITHDRAWAL);
        if (withdrawal != null && withdrawal.date() == null) {
            compare(state, StatusCell.WITHDRAWAL, withdrawal);
            said.remove(StatusCell.WITHDRAWAL);
        }
        said.forEach((cell, each) -> compare(state, cell, each));
        if (differences.size() == before) {
            unchanged++;
        }
    }

    /** A later instrument of a State that withdrew an earlier one is no contradiction, if the withdrawal is on record. */
    private boolean isWithdrawnTooSoon(StateCode state, Map<StatusCell, Said> said) {
        var withdrawal = after(state, StatusCell.WITHDRAWAL, said);
        var consent = after(state, StatusCell.CONSENT, said);
        if (withdrawal == null) {
            return false;
        }
        boolean known = withdrawal.equals(date(stored(state, StatusCell.WITHDRAWAL)));
        return consent == null || !known && withdrawal.isBefore(consent);
    }

    private @Nullable LocalDate after(StateCode state, StatusCell cell, Map<StatusCell, Said> said) {
        var each = said.get(cell);
        return each == null ? date(stored(state, cell)) : each.date();
    }

    private static @Nullable LocalDate date(@Nullable StatusFact fact) {
        return fact == null ? null : fact.date();
    }

    private @Nullable StatusFact stored(StateCode state, StatusCell cell) {
        return Optional.ofNullable(stored.get(state))
                .flatMap(status -> status.cell(cell))
                .orElse(null);
    }

    private Optional<State> state(TableRow row) {
        var answered = answers.names().get(row.line());
        return answered != null
                ? States.find(answered)
                : States.named(FOOTNOTES.matcher(name(row)).replaceFirst(""));
    }

    private static String name(TableRow row) {
        return row.participant().length() > LONGEST_NAME
                ? row.participant().substring(0, LONGEST_NAME)
                : row.participant();
    }

    /** Empty if the cell is not clear, which is then asked about. */
    private Optional<Said> read(TableRow row, StatusCell cell, List<TableRow.Entry> entries) {
        var filled = entries.stream().filter(entry -> !entry.words().isBlank()).toList();
        if (filled.isEmpty()) {
            return Optional.of(new Said(null, null));
        }
        var words = words(filled);
        if (filled.size() > 1) {
            return ask(row, RowQuestionKind.SEVERAL_DATES, words);
        }
        var read = ReadDate.of(filled.getFirst().words()).orElse(null);
        if (read == null || read.date().getYear() < 1945) {
            return ask(row, RowQuestionKind.UNREADABLE_DATE, words);
        }
        var kind = read.mark() == null ? filled.getFirst().unmarked() : read.mark();
        if (cell == StatusCell.CONSENT && kind == null) {
            return ask(row, RowQuestionKind.UNREADABLE_DATE, words);
        }
        if (read.date().isAfter(today)) {
            return ask(row, RowQuestionKind.FUTURE_DATE, words);
        }
        if (read.date().isBefore(earliest)) {
            return ask(row, RowQuestionKind.TOO_EARLY, words);
        }
        return Optional.of(new Said(read.date(), cell == StatusCell.CONSENT ? kind : null));
    }

    private Optional<Said> ask(TableRow row, RowQuestionKind kind, String words) {
        var shortened = words.length() > 80 ? words.substring(0, 80) + "…" : words;
        questions.add(new RowQuestion(row.line(), kind, name(row), shortened));
        return Optional.empty();
    }

    private static String words(List<TableRow.Entry> entries) {
        return entries.stream().map(TableRow.Entry::words).collect(joining(" / "));
    }

    private void compare(StateCode state, StatusCell cell, Said said) {
        var before = stored(state, cell);
        var date = said.date();
        boolean same = before == null ? date == null : date != null && before.says(date, said.kind());
        if (!same) {
            differences.add(new StatusDifference(state, cell, date, said.kind(), before));
        }
    }
}
