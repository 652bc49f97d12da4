package org.communique.coalition.member;

import java.util.List;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;

/** The outcome of adding or changing an organisation. */
public sealed interface OrganisationOutcome {

    record Saved(Organisation organisation) implements OrganisationOutcome {}

    @Refused(because = Cause.INVALID, message = "screen.refusal.problems")
    record Invalid(List<ValidationProblem> problems) implements OrganisationOutcome, Refusal {}

    /** Another person changed it since it was read; nothing was written. */
    record ChangedMeanwhile() implements OrganisationOutcome, Refusal {}

    @Refused(because = Cause.UNKNOWN, code = "not-found")
    record Unknown() implements OrganisationOutcome, Refusal {}
}
