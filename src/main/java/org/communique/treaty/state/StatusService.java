package org.communique.treaty.state;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Role;
import org.communique.quota.MemberQuotas;
import org.communique.quota.Quota;
import org.communique.text.unicode.ShortText;
import org.communique.treaty.MembersToday;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.instrument.Instruments;
import org.communique.treaty.state.StatusOutcome.ChangedMeanwhile;
import org.communique.treaty.state.StatusOutcome.Invalid;
import org.communique.treaty.state.StatusOutcome.NoInstrument;
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

    /** Of a State's history, at once. */
    public static final int LONGEST_PART = 200;

    private final StatusRegister register;
    private final StatusHistory history;
    private final Instruments instruments;
    private final CurrentMember currentMember;
    private final MembersToday today;
    private final Clock clock;
    private final MemberQuotas quotas;

    StatusService(
            StatusRegister register,
            StatusHistory history,
            Instruments instruments,
            CurrentMember currentMember,
            MembersToday today,
            Clock clock,
            MemberQuotas quotas) {
        this.quotas = quotas;
        this.history = history;
        this.today = today;
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

    /**
     * Changes of a State's cells, the newest first.
     *
     * @param after id of the last one of the part before; null for the first part
     */
    @PreAuthorize("isAuthenticated()")
    public List<RecordedChange> history(InstrumentId instrument, StateCode state, @Nullable String after, int most) {
        return history.of(register.read(instrument, state), after, Math.clamp(most, 1, LONGEST_PART));
    }

    /** Empty where it is not known when the instrument binds. */
    @PreAuthorize("isAuthenticated()")
    public Optional<EntryIntoForce> entryIntoForce(InstrumentId instrument) {
        return TreatyRules.of(instrument)
                .map(rules -> EntryIntoForce.of(register.of(instrument).values(), rules, today.get()));
    }

    /** Who is bound on a day, by the day of their instrument. Empty where it is not known when the instrument binds. */
    @PreAuthorize("isAuthenticated()")
    public List<StateStatus> partiesOn(InstrumentId instrument, LocalDate day) {
        var all = register.of(instrument).values();
        return TreatyRules.of(instrument)
                .map(rules -> EntryIntoForce.of(all, rules, today.get()).partiesOn(day, all, rules))
                .orElseGet(List::of);
    }

    /**
     * Keeps what was there in the history. The public reads it once a coordinator agreed to it: at once if a coordinator entered it.
     *
     * @param seen what the cell said to who enters it; null if it was empty
     */
    @PreAuthorize("hasAnyRole('RESEARCHER', 'COORDINATOR', 'ADMINISTRATOR')")
    public StatusOutcome enter(InstrumentId instrument, StateCode state, StatusEntry entry, @Nullable StatusFact seen) {
        if (!entry.isValid(TreatyRules.earliest(instrument), today.latest()) || isUnknown(instrument, state)) {
            return new Invalid();
        }
        var source = ShortText.checkedLine(entry.source(), StatusFact.LONGEST_SOURCE);
        var read = register.read(instrument, state);
        var now = after(read, clock.instant());
        @Nullable StatusFact before = read.cell(entry.cell()).orElse(null);
        if (before == null
                ? entry.date() == null
                : entry.date() != null
                        && before.says(entry.date(), entry.kind())
                        && before.source().equals(source)) {
            return new Same();
        }
        if (!Objects.equals(before, seen)) {
            return new ChangedMeanwhile();
        }
        if (contradicts(read, entry)) {
            return new NoInstrument();
        }
        var member = currentMember.get();
        var after = entry.date() == null ? null : new StatusFact(entry.date(), entry.kind(), source, member.id(), now);
        var changed = read.with(new StatusChange(entry.cell(), before, after, member.id(), now));
        return quotas.take(
                Quota.STATUS_CHANGES,
                Saved.class::isInstance,
                () -> save(member.is(Role.COORDINATOR) ? changed.withPublished(entry.cell()) : changed));
    }

    /** Changes of a State are in the order of their times, whatever the clocks of servers say. */
    private static Instant after(StateStatus status, Instant now) {
        return status.history().isEmpty()
                        || now.isAfter(status.history().getLast().at())
                ? now
                : status.history().getLast().at().plusMillis(1);
    }

    /** No withdrawal without an instrument, nor before it. A later instrument is one of a State that came back. */
    private static boolean contradicts(StateStatus status, StatusEntry entry) {
        return switch (entry.cell()) {
            case SIGNATURE -> false;
            case CONSENT ->
                entry.date() == null && status.cell(StatusCell.WITHDRAWAL).isPresent();
            case WITHDRAWAL ->
                entry.date() instanceof LocalDate date
                        && status.cell(StatusCell.CONSENT)
                                .filter(consent -> !date.isBefore(consent.date()))
                                .isEmpty();
        };
    }

    /**
     * Lets the public read all cells of a State as they are.
     *
     * @param revision of what the coordinator saw
     */
    @PreAuthorize("hasRole('COORDINATOR') and @confirmation.isRecent()")
    public StatusOutcome publish(InstrumentId instrument, StateCode state, long revision) {
        var read = register.read(instrument, state);
        if (read.revision() != revision) {
            return new ChangedMeanwhile();
        }
        return read.showsAll() ? new Same() : save(read.withAllPublished());
    }

    /**
     * Lets the public read all cells of some States as they are.
     *
     * @param revisions of what the coordinator saw
     * @return those that were changed meanwhile, and are not published
     */
    @PreAuthorize("hasRole('COORDINATOR') and @confirmation.isRecent()")
    public List<StateCode> publishAll(InstrumentId instrument, Map<StateCode, Long> revisions) {
        return revisions.entrySet().stream()
                .filter(each -> publish(instrument, each.getKey(), each.getValue()) instanceof ChangedMeanwhile)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    @PreAuthorize("hasAnyRole('RESEARCHER', 'COORDINATOR', 'ADMINISTRATOR')")
    public StatusOutcome addNote(InstrumentId instrument, StateCode state, StatusNoteData note) {
        if (isUnknown(instrument, state)) {
            return new Invalid();
        }
        var read = register.read(instrument, state);
        if (read.isFullFor(currentMember.id())) {
            return new TooMany();
        }
        var noted = read.with(note.note(currentMember.id(), clock.instant()));
        return quotas.take(Quota.STATUS_NOTES, Saved.class::isInstance, () -> save(noted));
    }

    /**
     * A researcher deletes what they added themselves.
     *
     * @param number   in the list, from 0
     * @param revision of the State's status, of what was seen
     * @return false if it was changed since, it is another member's, or there is none
     */
    @PreAuthorize("hasAnyRole('RESEARCHER', 'COORDINATOR', 'ADMINISTRATOR')")
    public boolean deleteNote(InstrumentId instrument, StateCode state, int number, long revision) {
        var read = register.read(instrument, state);
        if (read.revision() != revision || number < 0 || number >= read.notes().size()) {
            return false;
        }
        var note = read.notes().get(number);
        if (!canDelete(note) || !register.save(read.without(note))) {
            return false;
        }
        quotas.giveBack(Quota.STATUS_NOTES, note.by().value(), 1);
        return true;
    }

    private boolean canDelete(StatusNote note) {
        return note.by().equals(currentMember.id()) || currentMember.get().is(Role.COORDINATOR);
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
