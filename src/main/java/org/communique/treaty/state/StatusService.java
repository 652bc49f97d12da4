package org.communique.treaty.state;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.text.unicode.ShortText;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.instrument.Instruments;
import org.communique.treaty.state.StatusOutcome.ChangedMeanwhile;
import org.communique.treaty.state.StatusOutcome.Invalid;
import org.communique.treaty.state.StatusOutcome.Same;
import org.communique.treaty.state.StatusOutcome.Saved;
import org.communique.treaty.state.StatusOutcome.TooMany;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Shows what States did, and records it with its source. */
@Service
@PreAuthorize("denyAll()")
public class StatusService {

    private final StatusRegister register;
    private final Instruments instruments;
    private final CurrentMember currentMember;
    private final Clock clock;

    StatusService(StatusRegister register, Instruments instruments, CurrentMember currentMember, Clock clock) {
        this.register = register;
        this.instruments = instruments;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    /** Of those States that did anything. */
    @PreAuthorize("isAuthenticated()")
    public Map<StateCode, StateStatus> statuses(InstrumentId instrument) {
        return register.of(instrument);
    }

    @PreAuthorize("isAuthenticated()")
    public StateStatus status(InstrumentId instrument, StateCode state) {
        return register.read(instrument, state);
    }

    /** Empty where it is not known when the instrument binds. */
    @PreAuthorize("isAuthenticated()")
    public Optional<EntryIntoForce> entryIntoForce(InstrumentId instrument) {
        return TreatyRules.of(instrument)
                .map(rules -> EntryIntoForce.of(register.of(instrument).values(), rules));
    }

    /** Keeps what was there in the history. */
    @PreAuthorize("hasAnyRole('RESEARCHER', 'COORDINATOR', 'ADMINISTRATOR')")
    public StatusOutcome enter(InstrumentId instrument, StateCode state, StatusEntry entry) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!entry.isValid(today) || isUnknown(instrument, state)) {
            return new Invalid();
        }
        var source = ShortText.checkedLine(entry.source(), StatusFact.LONGEST_SOURCE);
        var by = currentMember.id();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var read = register.read(instrument, state);
        @Nullable StatusFact before = read.cell(entry.cell()).orElse(null);
        if (before == null
                ? entry.date() == null
                : entry.date() != null
                        && before.says(entry.date(), entry.kind())
                        && before.source().equals(source)) {
            return new Same();
        }
        if (read.history().size() >= StateStatus.MOST_CHANGES) {
            return new TooMany();
        }
        var after = entry.date() == null ? null : new StatusFact(entry.date(), entry.kind(), source, by, now);
        return save(read.with(new StatusChange(entry.cell(), before, after, by, now)));
    }

    @PreAuthorize("hasAnyRole('RESEARCHER', 'COORDINATOR', 'ADMINISTRATOR')")
    public StatusOutcome addNote(InstrumentId instrument, StateCode state, StatusNoteData note) {
        if (isUnknown(instrument, state)) {
            return new Invalid();
        }
        var read = register.read(instrument, state);
        if (read.notes().size() >= StateStatus.MOST_NOTES) {
            return new TooMany();
        }
        return save(read.with(note.note(currentMember.id(), clock.instant().truncatedTo(ChronoUnit.MILLIS))));
    }

    private boolean isUnknown(InstrumentId instrument, StateCode state) {
        return States.find(state).isEmpty() || instruments.find(instrument).isEmpty();
    }

    private StatusOutcome save(StateStatus changed) {
        return register.save(changed)
                ? new Saved(register.read(changed.instrument(), changed.state()))
                : new ChangedMeanwhile();
    }
}
