package org.communique.coalition.organisation;

import java.util.List;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.ValidationProblem;

/** The outcome of adding or changing an organisation. */
public sealed interface OrganisationOutcome {

    record Saved(Organisation organisation) implements OrganisationOutcome {}

    record Invalid(List<ValidationProblem> problems) implements OrganisationOutcome {}

    /** Another person changed it since it was read; nothing was written. */
    record ChangedMeanwhile() implements OrganisationOutcome {}

    record Unknown() implements OrganisationOutcome {}
}
