package org.communique.treaty.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.communique.text.format.CsvTable;
import org.jspecify.annotations.Nullable;

/** The register as a table for a spreadsheet; it can be imported again. */
public final class StatusSheet {

    private static final List<String> HEADER = List.of(
            "participant", "code", "alpha3", "region", "signature", "consent", "withdrawal", "consent_kind", "sources");

    private StatusSheet() {}

    public static String csv(Map<StateCode, StateStatus> statuses) {
        return CsvTable.of(HEADER, States.all().stream().map(state -> row(state, statuses.get(state.code()))));
    }

    private static List<@Nullable Object> row(State state, @Nullable StateStatus status) {
        var row = new ArrayList<@Nullable Object>();
        row.add(state.depositaryName());
        row.add(state.code().value());
        row.add(state.alpha3());
        row.add(state.region());
        for (var cell : StatusCell.values()) {
            row.add(
                    status == null
                            ? null
                            : status.cell(cell).map(StatusSheet::cell).orElse(null));
        }
        row.add(
                status == null
                        ? null
                        : status.cell(StatusCell.CONSENT).map(StatusFact::kind).orElse(null));
        row.add(
                status == null
                        ? null
                        : String.join(
                                "; ",
                                status.cells().values().stream()
                                        .map(StatusFact::source)
                                        .distinct()
                                        .toList()));
        return row;
    }

    /** As the depositary writes it. */
    private static String cell(StatusFact fact) {
        return fact.date() + (fact.kind() == null ? "" : mark(fact.kind()));
    }

    private static String mark(ConsentKind kind) {
        return switch (kind) {
            case RATIFICATION -> "";
            case ACCEPTANCE -> " A";
            case APPROVAL -> " AA";
            case ACCESSION -> " a";
            case SUCCESSION -> " d";
            case FORMAL_CONFIRMATION -> " c";
        };
    }
}
