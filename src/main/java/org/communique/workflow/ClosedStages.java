package org.communique.workflow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Stages that were closed lately, which do not change any more. Many come late where a few decide and many are asked, and
 * need no look at the database to be refused.
 */
final class ClosedStages {

    private static final int REMEMBERED = 100;

    private final Map<StageId, Stage> stages = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<StageId, Stage> eldest) {
            return size() > REMEMBERED;
        }
    });

    /** The stage, which is remembered if it is closed. */
    Stage noted(Stage stage) {
        if (!stage.open()) {
            stages.put(stage.id(), stage);
        }
        return stage;
    }

    Optional<Stage> find(StageId id) {
        return Optional.ofNullable(stages.get(id));
    }
}
