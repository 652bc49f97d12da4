package org.communique.workflow;

import java.util.Locale;
import org.communique.ledger.Entry;
import org.communique.ledger.Ledger;
import org.communique.ledger.LogId;
import org.communique.statement.TextHash;
import org.springframework.stereotype.Component;

/** Puts decisions on the statement's private record. Recording one again is harmless. */
@Component
class DecisionLedger {

    private final Ledger ledger;

    DecisionLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    void recordAll(Stage stage) {
        stage.decisions().forEach(decision -> record(stage, decision));
    }

    void record(Stage stage, Decision decision) {
        var key =
                "decision/%s/%s".formatted(stage.id().value(), decision.member().value());
        var comment = decision.comment();
        ledger.append(
                LogId.privateOf(stage.statement().value()),
                Entry.of(key, "decided", decision.at())
                        .with("version", stage.version().number())
                        .with("textHash", decision.hash().value())
                        .with("stage", stage.activity())
                        .with("round", stage.round())
                        .with("member", decision.member().value())
                        .with("organisation", decision.organisation().value())
                        .with("verdict", decision.verdict().name().toLowerCase(Locale.ROOT))
                        .with(
                                "commentHash",
                                comment.isEmpty() ? null : TextHash.of(comment).value()));
    }
}
