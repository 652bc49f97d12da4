package org.communique.coalition.directory;

import org.communique.id.Id;

public record OrganisationId(String value) implements Id {

    public OrganisationId {
        Id.checked(value);
    }

    public static OrganisationId random() {
        return new OrganisationId(Id.random());
    }
}
