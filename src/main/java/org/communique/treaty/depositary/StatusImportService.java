package org.communique.treaty.depositary;

import org.communique.coalition.directory.CurrentMember;
import org.communique.refusal.Refusal;
import org.communique.text.unicode.ShortText;
import org.communique.treaty.MembersToday;
import org.communique.treaty.depositary.StatusImportService.StatusImportOutcome.Imported;
import org.communique.treaty.depositary.StatusImportService.StatusImportOutcome.Interrupted;
import org.communique.treaty.depositary.StatusImportService.StatusImportOutcome.LookAgain;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.state.StatusEntry;
import org.communique.treaty.state.StatusFact;
import org.communique.treaty.state.StatusOutcome;
import org.communique.treaty.state.StatusRegister;
import org.communique.treaty.state.StatusService;
import org.communique.treaty.state.TreatyRules;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Imports the depositary's table cell by cell. Importing it again changes nothing. */
@Service
@PreAuthorize("denyAll()")
public class StatusImportService {

    private final StatusRegister register;
    private final StatusService statuses;
    private final CurrentMember currentMember;
    private final HeavyWorkExecutor heavyWorkExecutor;
    private final MembersToday today;

    StatusImportService(
            StatusRegister register,
            StatusService statuses,
            CurrentMember currentMember,
            HeavyWorkExecutor heavyWorkExecutor,
            MembersToday today) {
        this.register = register;
        this.statuses = statuses;
        this.currentMember = currentMember;
        this.heavyWorkExecutor = heavyWorkExecutor;
        this.today = today;
    }

    /** Writes nothing. */
    @PreAuthorize("hasAnyRole('RESEARCHER', 'COORDINATOR', 'ADMINISTRATOR')")
    public StatusPreview preview(InstrumentId instrument, byte[] table, ImportAnswers answers) {
        var stored = register.of(instrument);
        var now = today.latest();
        return heavyWorkExecutor.run(
                WorkKind.IMPORT,
                currentMember.id().value(),
                () -> StatusImportPlan.of(
                        StatusTable.read(table), stored, answers, TreatyRules.earliest(instrument), now));
    }

    /**
     * Writes what the preview showed, and nothing else.
     *
     * @param source of the table: a link, or words that say where it stands
     * @param seen   the preview that the member agreed to
     */
    @PreAuthorize("hasAnyRole('RESEARCHER', 'COORDINATOR', 'ADMINISTRATOR')")
    public StatusImportOutcome confirm(
            InstrumentId instrument, byte[] table, ImportAnswers answers, String source, StatusPreview seen) {
        var clean = ShortText.checkedLine(source, StatusFact.LONGEST_SOURCE);
        var now = preview(instrument, table, answers);
        if (!now.isImportable() || !now.differences().equals(seen.differences())) {
            return new LookAgain(now);
        }
        int changes = 0;
        for (var difference : now.differences()) {
            var entry = new StatusEntry(difference.cell(), difference.date(), difference.kind(), clean);
            var outcome = statuses.enter(instrument, difference.state(), entry, difference.before());
            if (!(outcome instanceof StatusOutcome.Saved)) {
                return new Interrupted(changes);
            }
            changes++;
        }
        return new Imported(changes);
    }

    /** The outcome of importing a table. */
    public sealed interface StatusImportOutcome {

        /** @param changes how many cells were changed */
        record Imported(int changes) implements StatusImportOutcome {}

        /** The table has questions or cannot be read, or the register is no longer as it was in the preview: nothing was written. */
        record LookAgain(StatusPreview preview) implements StatusImportOutcome, Refusal {}

        /** Another person changed a State at the same time. What was written before stays; the import can be repeated. */
        record Interrupted(int changes) implements StatusImportOutcome, Refusal {}
    }
}
