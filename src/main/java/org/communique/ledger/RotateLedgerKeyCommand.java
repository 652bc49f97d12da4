package org.communique.ledger;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.communique.operator.CommandRefusedException;
import org.communique.operator.OperatorCommand;
import org.springframework.stereotype.Component;

/** {@code ./run rotate-ledger-key}: a new key signs from now on, introduced by the old one. */
@Component
class RotateLedgerKeyCommand implements OperatorCommand {

    private final LedgerKey key;
    private final Clock clock;

    RotateLedgerKeyCommand(LedgerKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "rotate-ledger-key";
    }

    @Override
    public String run(List<String> arguments) {
        if (!arguments.isEmpty()) {
            throw new CommandRefusedException("rotate-ledger-key takes nothing more.");
        }
        if (!key.handOver(clock.instant().truncatedTo(ChronoUnit.SECONDS))) {
            throw new CommandRefusedException(
                    "Another server of this database has changed the key. Copy its key file here and start again.");
        }
        return "The ledger's key is now " + key.seal().keys().current()
                + "\n"
                + "Back up the keys folder, publish the key where people look for it, and copy ledger.key to the other"
                + " servers of this database, if any. They sign nothing until they have it.";
    }
}
