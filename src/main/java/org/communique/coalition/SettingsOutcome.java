package org.communique.coalition;

import java.util.List;

/** What came of changing the coalition's settings. */
public sealed interface SettingsOutcome {

    record Saved(CoalitionProfile profile) implements SettingsOutcome {}

    record Invalid(List<Problem> problems) implements SettingsOutcome {}

    /** Somebody else changed the settings at the same moment; nothing was written. */
    record ChangedMeanwhile() implements SettingsOutcome {}
}
