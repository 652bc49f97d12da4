package org.communique.signon.record;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.communique.coalition.directory.OrganisationId;
import org.communique.signon.participation.Participation;
import org.communique.signon.participation.Participations;
import org.communique.signon.participation.SignOnAction.Kind;
import org.communique.statement.VersionId;
import org.springframework.stereotype.Component;

/**
 * Makes receipts: proof for an organisation that its last public act, a signature or a withdrawal, is on record. It checks no rights:
 * its callers have.
 */
@Component
public class ReceiptService {

    private final Participations participations;
    private final SignOnLedgerWriter ledgerWriter;

    ReceiptService(Participations participations, SignOnLedgerWriter ledgerWriter) {
        this.participations = participations;
        this.ledgerWriter = ledgerWriter;
    }

    /** The receipt as a file of plain text; empty while there is no such act in the ledger. */
    public Optional<String> latest(VersionId version, OrganisationId organisation) {
        return latest(version, organisation, EnumSet.of(Kind.SIGNED, Kind.WITHDRAWN));
    }

    /** As {@link #latest}, of the last withdrawal, whatever was signed since. */
    public Optional<String> ofWithdrawal(VersionId version, OrganisationId organisation) {
        return latest(version, organisation, EnumSet.of(Kind.WITHDRAWN));
    }

    private Optional<String> latest(VersionId version, OrganisationId organisation, Set<Kind> kinds) {
        return participations.find(version, organisation).flatMap(participation -> {
            for (int i = participation.acts().size() - 1; i >= 0; i--) {
                if (kinds.contains(participation.acts().get(i).kind())) {
                    return receipt(participation, i);
                }
            }
            return Optional.empty();
        });
    }

    /** Also of an act that the ledger lacks because the server that stored it ended then. */
    private Optional<String> receipt(Participation participation, int index) {
        return ledgerWriter.receipt(participation, index).or(() -> {
            ledgerWriter.add(participation);
            return ledgerWriter.receipt(participation, index);
        });
    }
}
