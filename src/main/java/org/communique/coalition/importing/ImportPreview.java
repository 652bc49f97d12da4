package org.communique.coalition.importing;

import java.util.List;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.text.format.ParsedCsv.Fault;
import org.jspecify.annotations.Nullable;

/**
 * What an import would do.
 *
 * @param fault what is wrong with the file as a whole; there are then no rows
 */
public record ImportPreview(@Nullable Fault fault, List<Row> rows) {

    static ImportPreview of(Fault fault) {
        return new ImportPreview(fault, List.of());
    }

    public boolean isImportable() {
        return fault == null && rows.stream().allMatch(row -> row.problems().isEmpty());
    }

    /** Whether it is, without the rows that have problems. */
    public boolean hasImportableRows() {
        return rows.stream().anyMatch(row -> row.problems().isEmpty());
    }

    /** Without rows that have problems. */
    public long count(Effect effect) {
        return rows.stream()
                .filter(row -> row.effect() == effect && row.problems().isEmpty())
                .count();
    }

    /**
     * @param line  of the file where the row begins, from 1
     * @param label a name that identifies the row
     * @param unknownRoles as the file has them
     */
    public record Row(
            int line, String label, Effect effect, List<ValidationProblem> problems, List<String> unknownRoles) {

        Row(int line, String label, Effect effect, List<ValidationProblem> problems) {
            this(line, label, effect, problems, List.of());
        }
    }

    /** What happens to one row, if it has no problems. */
    public enum Effect {
        CREATED,
        CHANGED,
        UNCHANGED
    }

    /** What to say of a file that cannot be read as a table. */
    public static String messageKey(Fault fault) {
        return "coalition.import.fault." + fault;
    }
}
