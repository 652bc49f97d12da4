package org.communique.coalition.importing;

import java.util.List;
import java.util.function.DoubleConsumer;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.importing.ImportPreview.Effect;
import org.communique.coalition.importing.ImportService.ImportOutcome.Imported;
import org.communique.coalition.importing.ImportService.ImportOutcome.Interrupted;
import org.communique.coalition.importing.ImportService.ImportOutcome.Refused;
import org.communique.refusal.Refusal;
import org.communique.text.format.ParsedCsv;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Imports organisations and members from CSV. Nothing is written unless every row can be, or those that cannot are to be left out; the rows are written one by
 * one, each so that writing it again changes nothing, and an import that was cut short is finished by repeating it.
 */
@Service
@PreAuthorize("denyAll()")
public class ImportService {

    private static final int ROWS_OF_A_STEP = 50;

    private final OrganisationImport organisations;
    private final MemberImport members;
    private final HeavyWorkExecutor heavyWorkExecutor;
    private final CurrentMember currentMember;

    ImportService(
            OrganisationImport organisations,
            MemberImport members,
            HeavyWorkExecutor heavyWorkExecutor,
            CurrentMember currentMember) {
        this.organisations = organisations;
        this.members = members;
        this.heavyWorkExecutor = heavyWorkExecutor;
        this.currentMember = currentMember;
    }

    /** Writes nothing. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    public ImportPreview preview(ImportKind kind, byte[] csv) {
        return switch (read(kind, csv)) {
            case ParsedCsv.Unreadable(var fault) -> ImportPreview.of(fault);
            case ParsedCsv.Rows(var rows) -> preview(plan(kind, rows, ImportOptions.NONE));
        };
    }

    /**
     * Checks everything again, because the coalition may have changed since the preview. Stops before the next row if the thread is
     * interrupted.
     *
     * @param progress receives the share done, from 0 to 1
     */
    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public ImportOutcome confirm(ImportKind kind, byte[] csv, ImportOptions options, DoubleConsumer progress) {
        return switch (read(kind, csv)) {
            case ParsedCsv.Unreadable(var fault) -> new Refused(ImportPreview.of(fault));
            case ParsedCsv.Rows(var rows) -> write(plan(kind, rows, options), options, progress);
        };
    }

    private ParsedCsv read(ImportKind kind, byte[] csv) {
        return heavyWorkExecutor.run(
                WorkKind.IMPORT, currentMember.id().value(), () -> ParsedCsv.read(csv, kind.columns(), kind.shown()));
    }

    private List<PlannedImportRow> plan(ImportKind kind, List<ParsedCsv.Row> rows, ImportOptions options) {
        return switch (kind) {
            case ORGANISATIONS -> organisations.plan(rows);
            case MEMBERS -> members.plan(rows, options.inviting());
        };
    }

    private static ImportPreview preview(List<PlannedImportRow> plan) {
        return new ImportPreview(null, plan.stream().map(PlannedImportRow::row).toList());
    }

    private static ImportOutcome write(List<PlannedImportRow> all, ImportOptions options, DoubleConsumer progress) {
        var preview = preview(all);
        if (!(options.withoutFaultyRows() ? preview.hasImportableRows() : preview.isImportable())) {
            return new Refused(preview);
        }
        var plan = all.stream()
                .filter(planned -> planned.row().problems().isEmpty())
                .toList();
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

    /** The outcome of an import. */
    public sealed interface ImportOutcome {

        record Imported(long created, long changed) implements ImportOutcome {}

        /** Nothing was written. */
        record Refused(ImportPreview preview) implements ImportOutcome {}

        /** The coalition was changed at the same time. Importing the same file again continues where this stopped. */
        record Interrupted(int line) implements ImportOutcome, Refusal {}
    }
}
