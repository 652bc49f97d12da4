package org.communique.amendment.vote;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.communique.ledger.Ledger;
import org.communique.ledger.LogId;
import org.communique.ledger.NewLedgerEntry;
import org.springframework.stereotype.Component;

/** Puts the results of votes on the statement's private record. */
@Component
class VoteLedger {

    private final Ledger ledger;

    VoteLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Once however often this is asked for. */
    void record(AmendmentVote vote) {
        var tally = vote.tally();
        var closedBy = vote.closedBy();
        ledger.append(
                LogId.privateOf(vote.statement().value()),
                NewLedgerEntry.of(
                                "amendmentVote/" + vote.id().value(),
                                "amendmentsVoted",
                                Objects.requireNonNull(vote.closedAt()))
                        .with("vote", vote.id().number())
                        .with(
                                "amendments",
                                vote.amendments().stream()
                                        .map(each -> Integer.toString(each.id().number()))
                                        .collect(Collectors.joining(" ")))
                        .with("textHash", vote.before().value())
                        .with("amendedTextHash", vote.after().value())
                        .with("policy", word(vote.policy()))
                        .with("quorum", vote.quorum())
                        .with("electorate", vote.electorate().size())
                        .with("yes", tally.yes())
                        .with("no", tally.no())
                        .with("abstained", tally.abstained())
                        .with("result", word(Objects.requireNonNull(vote.result())))
                        .with("openedBy", vote.openedBy().value())
                        .with("closedBy", closedBy == null ? null : closedBy.value()));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
