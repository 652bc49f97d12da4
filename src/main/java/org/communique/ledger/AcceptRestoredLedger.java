package org.communique.ledger;

import java.time.Clock;
import java.util.List;
import org.communique.operator.Command;
import org.communique.operator.CommandRefusedException;
import org.springframework.stereotype.Component;

/** {@code ./run accept-restored-ledger}: the ledger goes on from what a backup had, with a record of what was lost. */
@Component
class AcceptRestoredLedger implements Command {

    private final SignedHeads heads;
    private final Restoration restoration;
    private final Clock clock;

    AcceptRestoredLedger(SignedHeads heads, Restoration restoration, Clock clock) {
        this.heads = heads;
        this.restoration = restoration;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "accept-restored-ledger";
    }

    @Override
    public String run(List<String> arguments) {
        if (!arguments.isEmpty()) {
            throw new CommandRefusedException("accept-restored-ledger takes nothing more.");
        }
        if (!heads.areBehind()) {
            throw new CommandRefusedException("The ledger lacks nothing that this server has signed.");
        }
        int logs = restoration.accept(clock.instant());
        return "The restoration is on record in " + logs
                + " logs, and the ledger goes on. Receipts for what was lost no"
                + " longer verify: tell those who have one.";
    }
}
