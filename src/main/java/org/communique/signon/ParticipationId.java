package org.communique.signon;

import org.communique.coalition.OrganisationId;
import org.communique.id.Id;
import org.communique.statement.VersionId;

/** One organisation's part in one call: {@code <version>~<organisation>}, so that there can be no second. */
record ParticipationId(String value) implements Id {

    ParticipationId {
        Id.checked(value);
    }

    static ParticipationId of(VersionId version, OrganisationId organisation) {
        return new ParticipationId(version.value() + "~" + organisation.value());
    }
}
