package org.communique.invitation;

import org.communique.coalition.directory.OrganisationId;
import org.communique.id.Id;
import org.communique.statement.VersionId;

/** An organisation's invitation to a call: {@code <version>~<organisation>}, so that there is one at a time. */
public record InvitationId(String value) implements Id {

    public InvitationId {
        Id.checked(value);
    }

    public static InvitationId of(VersionId version, OrganisationId organisation) {
        return new InvitationId(version.value() + "~" + organisation.value());
    }

    VersionId version() {
        return new VersionId(value.substring(0, value.indexOf('~')));
    }
}
