package org.communique.coalition.directory;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

public interface OrganisationRepository extends Repository<Organisation, OrganisationId> {

    Optional<Organisation> findById(OrganisationId id);

    List<Organisation> findAllById(Iterable<OrganisationId> ids);

    Optional<Organisation> findByNameKey(String nameKey);

    List<Organisation> findByOfficialNameOrDisplayName(String officialName, String displayName);

    List<Organisation> findAll();

    List<Organisation> findAllByOrderById(Limit most);

    List<Organisation> findByIdGreaterThanOrderById(OrganisationId after, Limit most);

    /**
     * In the order of their ids.
     *
     * @param after the last one of the page before; null for the first page
     */
    default List<Organisation> page(@Nullable OrganisationId after, int most) {
        return after == null ? findAllByOrderById(Limit.of(most)) : findByIdGreaterThanOrderById(after, Limit.of(most));
    }

    Organisation save(Organisation organisation);
}
