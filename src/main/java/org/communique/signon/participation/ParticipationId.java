package org.communique.signon.participation;

import org.communique.coalition.directory.OrganisationId;
import org.communique.id.Id;
import org.communique.statement.VersionId;

/** One organisation's part in one call: {@code <version>~<organisation>}, so that there can be no second. */
public record ParticipationId(String value) implements Id {

    public ParticipationId {
        Id.checked(value);
    }

    public static ParticipationId of(VersionId version, OrganisationId organisation) {
        return new ParticipationId(version.value() + "~" + organisation.value());
    }
}
