package org.communique.coalition;

import java.util.List;
import java.util.function.DoubleConsumer;
import org.communique.coalition.ImportOutcome.Imported;
import org.communique.coalition.ImportOutcome.Interrupted;
import org.communique.coalition.ImportOutcome.Refused;
import org.communique.coalition.ImportPreview.Effect;
import org.communique.work.HeavyWork;
import org.communique.work.WorkKind;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Imports organisations and members from CSV. Nothing is written unless every row can be; the rows are written one by
 * one, each so that writing it again changes nothing, and an import that was cut short is finished by repeating it.
 */
@Service
@PreAuthorize("denyAll()")
public class ImportService {

    private static final int ROWS_OF_A_STEP = 50;

    private final OrganisationImport organisations;
    private final MemberImport members;
    private final HeavyWork heavyWork;
    private final CurrentMember currentMember;

    ImportService(
            OrganisationImport organisations, MemberImport members, HeavyWork heavyWork, CurrentMember currentMember) {
        this.organisations = organisations;
        this.members = members;
        this.heavyWork = heavyWork;
        this.currentMember = currentMember;
    }

    /** Writes nothing. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    public ImportPreview preview(ImportKind kind, byte[] csv) {
        return switch (read(kind, csv)) {
            case Table.Unreadable(var fault) -> ImportPreview.of(fault);
            case Table.Rows(var rows) -> preview(plan(kind, rows));
        };
    }

    /**
     * Looks at everything anew, for the coalition may have changed since the preview. Where the calling thread is interrupted it
     * stops before the next row.
     *
     * @param progress is told from time to time how much is done, from 0 to 1
     */
    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public ImportOutcome confirm(ImportKind kind, byte[] csv, DoubleConsumer progress) {
        return switch (read(kind, csv)) {
            case Table.Unreadable(var fault) -> new Refused(ImportPreview.of(fault));
            case Table.Rows(var rows) -> write(plan(kind, rows), progress);
        };
    }

    private Table read(ImportKind kind, byte[] csv) {
        return heavyWork.run(WorkKind.IMPORT, currentMember.id().value(), () -> Table.read(csv, kind.columns()));
    }

    private List<PlannedRow> plan(ImportKind kind, List<Table.Row> rows) {
        return switch (kind) {
            case ORGANISATIONS -> organisations.plan(rows);
            case MEMBERS -> members.plan(rows);
        };
    }

    private static ImportPreview preview(List<PlannedRow> plan) {
        return new ImportPreview(null, plan.stream().map(PlannedRow::row).toList());
    }

    private static ImportOutcome write(List<PlannedRow> plan, DoubleConsumer progress) {
        var preview = preview(plan);
        if (!preview.isImportable()) {
            return new Refused(preview);
        }
        for (int i = 0; i < plan.size(); i++) {
            var planned = plan.get(i);
            var row = planned.row();
            if (Thread.interrupted()
                    || row.effect() != Effect.UNCHANGED && !planned.write().getAsBoolean()) {
                return new Interrupted(row.line());
            }
            if (i % ROWS_OF_A_STEP == 0) {
                progress.accept((double) i / plan.size());
            }
        }
        return new Imported(preview.count(Effect.CREATED), preview.count(Effect.CHANGED));
    }
}
