package org.communique.workflow.engine;

import java.util.Objects;
import org.communique.statement.VersionId;
import org.communique.statement.version.VersionFactsRecorder;
import org.communique.workflow.model.StatementFacts;
import org.springframework.stereotype.Component;

/** What conditions ask of a statement: as it was when the version was frozen, however late or often they are evaluated. */
@Component
public class RecordedFacts {

    private final VersionFactsRecorder recorder;

    RecordedFacts(VersionFactsRecorder recorder) {
        this.recorder = recorder;
    }

    public StatementFacts of(VersionId version) {
        var recorded = recorder.recorded(version);
        var facts = Objects.requireNonNull(recorded.facts());
        return new StatementFacts(facts.organisations(), facts.words(), recorded.language());
    }
}
