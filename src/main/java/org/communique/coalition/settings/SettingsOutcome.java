package org.communique.coalition.settings;

import java.util.List;
import org.communique.coalition.directory.ValidationProblem;

/** The outcome of changing the coalition's settings. */
public sealed interface SettingsOutcome {

    record Saved(CoalitionProfile profile) implements SettingsOutcome {}

    record Invalid(List<ValidationProblem> problems) implements SettingsOutcome {}

    /** Another person changed the settings at the same time; nothing was written. */
    record ChangedMeanwhile() implements SettingsOutcome {}
}
