package org.communique.workflow.stage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.communique.workflow.decision.Decision;

/**
 * Stages as this node saw them last. Many come late where a few decide and many are asked: a stage that is closed does not
 * change any more, and refuses them without a look at the database. One that is open can have changed at another node, so
 * it serves only to add a decision to, of which the database says that nothing came before it.
 */
final class KnownStages {

    private static final int REMEMBERED = 100;

    private final Map<StageId, Stage> stages = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<StageId, Stage> eldest) {
            return size() > REMEMBERED;
        }
    });

    /** The stage, which is remembered. */
    Stage noted(Stage stage) {
        stages.merge(stage.id(), stage, (known, read) -> known.revision() > read.revision() ? known : read);
        return stage;
    }

    Optional<Stage> findClosed(StageId id) {
        return Optional.ofNullable(stages.get(id)).filter(stage -> !stage.open());
    }

    /**
     * The stage with the decision that made it this revision, or a newer one; empty if what is known is older than just
     * before.
     */
    Optional<Stage> with(StageId id, Decision decision, int revision) {
        var known = stages.computeIfPresent(
                id, (_, stage) -> stage.revision() == revision - 1 ? stage.with(decision) : stage);
        return Optional.ofNullable(known).filter(stage -> stage.revision() >= revision);
    }
}
