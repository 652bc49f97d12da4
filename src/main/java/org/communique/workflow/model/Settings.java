package org.communique.workflow.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a step waits for, as the attributes of its {@code communique:stage} or {@code communique:await}; docs/workflows.md
 * explains them. They have been found valid by {@link SettingsCheck}.
 */
public record Settings(Kind kind, SortedMap<String, String> values) {

    public enum Kind {
        /** Members decide. */
        STAGE,
        /** Something happens elsewhere. */
        AWAIT
    }

    static final String SUBMISSION = "submission";
    static final String SIGN_ON_CLOSED = "sign-on-closed";
    static final String PUBLICATION = "publication";

    public Settings {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    static Settings of(Kind kind, Map<String, String> values) {
        return new Settings(kind, new TreeMap<>(values));
    }

    public boolean isStage() {
        return kind == Kind.STAGE;
    }

    boolean awaits(String event) {
        return kind == Kind.AWAIT && event.equals(values.get("event"));
    }

    /** What a stage can come to; nothing for a step that awaits. */
    public Set<Outcome> outcomes() {
        if (kind == Kind.AWAIT) {
            return Set.of();
        }
        return SettingsCheck.COUNTING.contains(values.getOrDefault("policy", ""))
                ? EnumSet.of(Outcome.APPROVED, Outcome.CHANGES_REQUESTED)
                : EnumSet.allOf(Outcome.class);
    }
}
