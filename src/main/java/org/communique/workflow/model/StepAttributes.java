package org.communique.workflow.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a step waits for, as the attributes of its {@code communique:stage} or {@code communique:await}; docs/workflows.md
 * explains them. They have been found valid by {@link StepAttributesCheck}.
 */
public record StepAttributes(StepKind kind, SortedMap<String, String> values) {

    public enum StepKind {
        /** Members decide. */
        STAGE,
        /** Something happens elsewhere. */
        AWAIT
    }

    public static final String AMENDMENTS_CLOSED = "amendments-closed";
    public static final String SUBMISSION = "submission";
    public static final String SIGN_ON_CLOSED = "sign-on-closed";
    public static final String PUBLICATION = "publication";

    public StepAttributes {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static StepAttributes of(StepKind kind, Map<String, String> values) {
        return new StepAttributes(kind, new TreeMap<>(values));
    }

    public boolean isStage() {
        return kind == StepKind.STAGE;
    }

    public boolean awaits(String event) {
        return kind == StepKind.AWAIT && event.equals(values.get("event"));
    }

    /** What a stage can come to; nothing for a step that awaits. */
    public Set<StageOutcome> outcomes() {
        if (kind == StepKind.AWAIT) {
            return Set.of();
        }
        return StepAttributeSchema.get().counting().contains(values.getOrDefault("policy", ""))
                ? EnumSet.of(StageOutcome.APPROVED, StageOutcome.CHANGES_REQUESTED)
                : EnumSet.allOf(StageOutcome.class);
    }
}
