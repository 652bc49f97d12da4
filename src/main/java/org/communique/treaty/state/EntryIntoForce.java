package org.communique.treaty.state;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.communique.treaty.state.State.StateKind;
import org.jspecify.annotations.Nullable;

/**
 * How far an instrument is from binding, and whom it binds.
 *
 * @param counted how many instruments count now: of States, no withdrawal of which has taken effect
 * @param needed  how many bring it into force
 * @param decisive when the last one that was needed was deposited; null until then
 * @param inForce the day on which it enters into force; null until that is known
 */
public record EntryIntoForce(
        int counted,
        int needed,
        @Nullable LocalDate decisive,
        @Nullable LocalDate inForce) {

    public static EntryIntoForce of(Collection<StateStatus> statuses, TreatyRules rules, LocalDate today) {
        var counting = counting(statuses);
        var decisive = counting.stream()
                .map(status -> consent(status).orElseThrow().date())
                .sorted()
                .filter(day -> countedOn(counting, day) >= rules.needed())
                .findFirst()
                .orElse(null);
        var inForce = decisive == null ? null : decisive.plusDays(rules.waitingDays());
        int now = (int) counting.stream()
                .filter(status -> !isWithdrawn(today, status, inForce, rules))
                .count();
        return new EntryIntoForce(now, rules.needed(), decisive, inForce);
    }

    /** Also regional organisations; by the day of their instrument. */
    public List<StateStatus> partiesOn(LocalDate day, Collection<StateStatus> statuses, TreatyRules rules) {
        return statuses.stream()
                .filter(status -> isPartyOn(day, status, rules))
                .sorted(comparing((StateStatus status) ->
                                consent(status).orElseThrow().date())
                        .thenComparing(StateStatus::state))
                .toList();
    }

    private boolean isPartyOn(LocalDate day, StateStatus status, TreatyRules rules) {
        var deposited = consent(status).map(StatusFact::date).orElse(null);
        if (inForce == null || decisive == null || deposited == null || day.isBefore(inForce)) {
            return false;
        }
        if (isWithdrawn(day, status, inForce, rules)) {
            return false;
        }
        return !deposited.isAfter(decisive) || !day.isBefore(later(deposited.plusDays(rules.laterDays()), inForce));
    }

    /** At once before the treaty is in force, and after the notice from then on. */
    private static boolean isWithdrawn(
            LocalDate day, StateStatus status, @Nullable LocalDate inForce, TreatyRules rules) {
        var withdrawn = status.withdrawal().map(StatusFact::date).orElse(null);
        if (withdrawn == null) {
            return false;
        }
        boolean bound = inForce != null && !withdrawn.isBefore(inForce);
        return !day.isBefore(bound ? withdrawn.plusYears(rules.noticeYears()) : withdrawn);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static List<StateStatus> counting(Collection<StateStatus> statuses) {
        return statuses.stream()
                .filter(status -> consent(status).isPresent())
                .filter(status -> States.find(status.state())
                        .filter(state -> state.kind() != StateKind.REGIONAL_ORGANISATION)
                        .isPresent())
                .toList();
    }

    /** An instrument that was withdrawn before the treaty was in force counts no more. */
    private static long countedOn(List<StateStatus> counting, LocalDate day) {
        return counting.stream()
                .filter(status -> !consent(status).orElseThrow().date().isAfter(day))
                .filter(status -> status.withdrawal()
                        .filter(withdrawal -> !withdrawal.date().isAfter(day))
                        .isEmpty())
                .count();
    }

    private static Optional<StatusFact> consent(StateStatus status) {
        return status.cell(StatusCell.CONSENT);
    }
}
