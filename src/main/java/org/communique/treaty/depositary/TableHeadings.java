package org.communique.treaty.depositary;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.treaty.state.ConsentKind;
import org.communique.treaty.state.StatusCell;
import org.jspecify.annotations.Nullable;

/**
 * Which column is which.
 *
 * @param participant -1 if there is none
 */
record TableHeadings(int participant, List<Column> columns) {

    private static final List<String> PARTICIPANTS = List.of("participant", "state", "country");
    private static final Map<String, ConsentKind> KINDS = kinds();

    /** @param unmarked see {@link TableRow.Entry} */
    record Column(int index, StatusCell cell, @Nullable ConsentKind unmarked) {}

    private static Map<String, ConsentKind> kinds() {
        Map<String, ConsentKind> kinds = new LinkedHashMap<>();
        kinds.put("ratification", ConsentKind.RATIFICATION);
        kinds.put("acceptance", ConsentKind.ACCEPTANCE);
        kinds.put("approval", ConsentKind.APPROVAL);
        kinds.put("accession", ConsentKind.ACCESSION);
        kinds.put("succession", ConsentKind.SUCCESSION);
        kinds.put("formal confirmation", ConsentKind.FORMAL_CONFIRMATION);
        return kinds;
    }

    static TableHeadings of(List<String> row) {
        int participant = -1;
        var columns = new ArrayList<Column>();
        for (int i = 0; i < row.size(); i++) {
            var heading = row.get(i).strip().toLowerCase(Locale.ROOT);
            if (participant < 0 && PARTICIPANTS.stream().anyMatch(word -> begins(heading, word))) {
                participant = i;
                continue;
            }
            int index = i;
            cell(heading)
                    .ifPresent(cell -> columns.add(
                            new Column(index, cell, cell == StatusCell.CONSENT ? unmarked(heading) : null)));
        }
        return new TableHeadings(participant, columns);
    }

    private static Optional<StatusCell> cell(String heading) {
        if (begins(heading, "signature")) {
            return Optional.of(StatusCell.SIGNATURE);
        }
        if (begins(heading, "withdrawal") || begins(heading, "denunciation")) {
            return Optional.of(StatusCell.WITHDRAWAL);
        }
        return begins(heading, "consent") || KINDS.keySet().stream().anyMatch(word -> begins(heading, word))
                ? Optional.of(StatusCell.CONSENT)
                : Optional.empty();
    }

    /** As a word of its own: {@code consent_kind} is another column. */
    private static boolean begins(String heading, String word) {
        if (!heading.startsWith(word)) {
            return false;
        }
        int end = word.length() + (heading.startsWith("s", word.length()) ? 1 : 0);
        return end == heading.length() || !Character.isLetterOrDigit(heading.charAt(end)) && heading.charAt(end) != '_';
    }

    /** The only kind that the heading names, otherwise a ratification if it is among them. */
    private static @Nullable ConsentKind unmarked(String heading) {
        var named = KINDS.entrySet().stream()
                .filter(kind -> heading.contains(kind.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (named.isEmpty() || named.contains(ConsentKind.RATIFICATION)) {
            return ConsentKind.RATIFICATION;
        }
        return named.size() == 1 ? named.getFirst() : null;
    }

    boolean isUsable() {
        return participant >= 0 && columns.stream().anyMatch(column -> column.cell() == StatusCell.CONSENT);
    }

    TableRow row(int line, List<String> cells) {
        Map<StatusCell, List<TableRow.Entry>> entries = new EnumMap<>(StatusCell.class);
        boolean uneven = participant >= cells.size();
        for (var column : columns) {
            uneven |= column.index() >= cells.size();
            entries.computeIfAbsent(column.cell(), cell -> new ArrayList<>())
                    .add(new TableRow.Entry(cell(cells, column.index()), column.unmarked()));
        }
        return new TableRow(line, cell(cells, participant), entries, uneven);
    }

    private static String cell(List<String> row, int index) {
        return index >= row.size() ? "" : row.get(index).strip();
    }
}
