package org.communique.coalition;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface Organisations extends Repository<Organisation, OrganisationId> {

    Optional<Organisation> findById(OrganisationId id);

    List<Organisation> findAllById(Iterable<OrganisationId> ids);

    Optional<Organisation> findByNameKey(String nameKey);

    List<Organisation> findAll();

    Organisation save(Organisation organisation);
}
