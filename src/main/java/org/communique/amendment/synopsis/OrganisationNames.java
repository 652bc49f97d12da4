package org.communique.amendment.synopsis;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;

/** What organisations are called now. */
record OrganisationNames(Map<OrganisationId, Organisation> organisations) {

    String of(OrganisationId id) {
        return organisations.get(id) instanceof Organisation organisation ? organisation.displayName() : "";
    }

    /** In alphabetical order. */
    List<String> of(Collection<OrganisationId> ids) {
        return ids.stream().map(this::of).sorted(String.CASE_INSENSITIVE_ORDER).toList();
    }
}
