package org.communique.coalition.directory;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

public interface OrganisationRepository extends Repository<Organisation, OrganisationId> {

    Optional<Organisation> findById(OrganisationId id);

    List<Organisation> findAllById(Iterable<OrganisationId> ids);

    Optional<Organisation> findByNameKey(String nameKey);

    List<Organisation> findAll();

    Organisation save(Organisation organisation);
}
