package org.communique.signon.record;

import java.util.Optional;
import org.communique.coalition.directory.OrganisationId;
import org.communique.signon.participation.Participations;
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
        return participations.find(version, organisation).flatMap(participation -> {
            for (int i = participation.acts().size() - 1; i >= 0; i--) {
                switch (participation.acts().get(i).kind()) {
                    case SIGNED, WITHDRAWN -> {
                        return ledgerWriter.receipt(participation, i);
                    }
                    case OPENED, DECIDING, DECLINED -> {}
                }
            }
            return Optional.empty();
        });
    }
}
