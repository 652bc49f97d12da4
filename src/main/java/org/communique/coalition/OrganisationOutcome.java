package org.communique.coalition;

import java.util.List;

/** What came of adding or changing an organisation. */
public sealed interface OrganisationOutcome {

    record Saved(Organisation organisation) implements OrganisationOutcome {}

    record Invalid(List<Problem> problems) implements OrganisationOutcome {}

    /** Somebody else changed it since it was read; nothing was written. */
    record ChangedMeanwhile() implements OrganisationOutcome {}

    record Unknown() implements OrganisationOutcome {}
}
