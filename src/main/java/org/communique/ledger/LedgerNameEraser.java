package org.communique.ledger;

import java.time.Clock;
import java.util.Set;
import org.communique.erasure.ErasedName;
import org.communique.erasure.Erasure;
import org.communique.erasure.NameEraser;
import org.communique.ledger.proof.Opening;
import org.springframework.stereotype.Component;

/** Forgets all that names someone, in every log. */
@Component
class LedgerNameEraser implements NameEraser {

    /** Other words of a seal may read like a name: a country, a reservation. */
    private static final Set<String> NAMES =
            Set.of("organisation", "recordedBy", "linkHandedOverBy", "acceptedBy", "by");

    private final Ledger ledger;
    private final LedgerEntryRepository entries;
    private final Clock clock;

    LedgerNameEraser(Ledger ledger, LedgerEntryRepository entries, Clock clock) {
        this.ledger = ledger;
        this.entries = entries;
        this.clock = clock;
    }

    @Override
    public void erase(Erasure erasure) {
        var now = clock.instant();
        try (var sealed = entries.streamSealed()) {
            for (var entry : sealed.toList()) {
                for (var field : entry.openings().keySet()) {
                    var opening = entry.opening(field);
                    if (opening != null && names(opening, erasure.name())) {
                        erasure.in(
                                "openings in the ledger",
                                () -> ledger.erase(LogId.parse(entry.log()), entry.index(), field, now));
                    }
                }
            }
        }
    }

    private static boolean names(Opening opening, ErasedName name) {
        return opening.facts().entrySet().stream()
                .anyMatch(fact -> fact.getValue() instanceof String value && names(fact.getKey(), value, name));
    }

    private static boolean names(String fact, String value, ErasedName name) {
        return switch (fact) {
            case "name" -> name.isSpeaker(value);
            case "evidence" -> name.isIn(value);
            default -> NAMES.contains(fact) && name.is(value);
        };
    }
}
