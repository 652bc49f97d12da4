package org.communique.workflow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Stages that were closed lately. What a closed stage says about decisions does not change any more, so whoever comes
 * late can be refused without a look at the database; and many come late where a few decide and many are asked.
 */
final class ClosedStages {

    private static final int REMEMBERED = 1_000;

    private final Map<StageId, Stage> stages = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<StageId, Stage> eldest) {
            return size() > REMEMBERED;
        }
    });

    void remember(Stage stage) {
        if (!stage.open()) {
            stages.put(stage.id(), stage);
        }
    }

    Optional<Stage> find(StageId id) {
        return Optional.ofNullable(stages.get(id));
    }
}
