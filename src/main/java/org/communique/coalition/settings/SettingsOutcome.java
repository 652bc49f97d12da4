package org.communique.coalition.settings;

import java.util.List;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;

/** The outcome of changing the coalition's settings. */
public sealed interface SettingsOutcome {

    record Saved(CoalitionProfile profile) implements SettingsOutcome {}

    @Refused(because = Cause.INVALID, message = "screen.refusal.problems")
    record Invalid(List<ValidationProblem> problems) implements SettingsOutcome, Refusal {}

    /** Another person changed the settings at the same time; nothing was written. */
    record ChangedMeanwhile() implements SettingsOutcome, Refusal {}
}
