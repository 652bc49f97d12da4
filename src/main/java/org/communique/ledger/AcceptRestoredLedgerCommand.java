package org.communique.ledger;

import java.time.Clock;
import java.util.List;
import org.communique.operator.CommandRefusedException;
import org.communique.operator.OperatorCommand;
import org.springframework.stereotype.Component;

/** {@code ./run accept-restored-ledger}: the ledger continues from a restored backup, with a record of what was lost. */
@Component
class AcceptRestoredLedgerCommand implements OperatorCommand {

    private final SignedTreeHeadStore heads;
    private final RestorationRecorder restorationRecorder;
    private final Clock clock;

    AcceptRestoredLedgerCommand(SignedTreeHeadStore heads, RestorationRecorder restorationRecorder, Clock clock) {
        this.heads = heads;
        this.restorationRecorder = restorationRecorder;
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
        int logs = restorationRecorder.accept(clock.instant());
        return "The restoration is on record in " + logs
                + " logs, and the ledger goes on. Receipts for what was lost no"
                + " longer verify: tell those who have one.";
    }
}
