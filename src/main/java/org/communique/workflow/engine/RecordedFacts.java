package org.communique.workflow.engine;

import java.util.Objects;
import java.util.Set;
import org.communique.ledger.Ledger;
import org.communique.ledger.LogId;
import org.communique.ledger.NewLedgerEntry;
import org.communique.statement.VersionId;
import org.communique.statement.version.VersionFactsRecorder;
import org.communique.workflow.model.AskedFacts;
import org.communique.workflow.model.StatementFact;
import org.communique.workflow.model.StatementFacts;
import org.springframework.stereotype.Component;

/** What conditions ask of a statement: as it was when the version was frozen, however late or often they are evaluated. */
@Component
class RecordedFacts {

    private final VersionFactsRecorder recorder;
    private final Ledger ledger;

    RecordedFacts(VersionFactsRecorder recorder, Ledger ledger) {
        this.recorder = recorder;
        this.ledger = ledger;
    }

    /** They are in the private log before the process goes by them. */
    StatementFacts of(VersionId version, AskedFacts asked) {
        var recorded = recorder.recorded(version);
        var facts = Objects.requireNonNull(recorded.facts());
        ledger.append(
                LogId.privateOf(version.statement().value()),
                NewLedgerEntry.of("facts/" + version.value(), "factsRecorded", recorded.frozenAt())
                        .with("version", recorded.number())
                        .with("organisations", facts.organisations())
                        .with("words", facts.words())
                        .with("language", recorded.language()));
        var tags = Objects.requireNonNull(facts.tags());
        if (asked.facts().contains(StatementFact.TAGS)) {
            ledger.append(
                    LogId.privateOf(version.statement().value()),
                    NewLedgerEntry.of("facts/" + version.value() + "/tags", "tagsRecorded", recorded.frozenAt())
                            .with("version", recorded.number())
                            .with("tags", tags));
        }
        return new StatementFacts(facts.organisations(), facts.words(), recorded.language(), Set.copyOf(tags));
    }
}
