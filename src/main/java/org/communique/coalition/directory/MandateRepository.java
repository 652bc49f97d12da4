package org.communique.coalition.directory;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

public interface MandateRepository extends Repository<Mandate, MandateId> {

    Optional<Mandate> findById(MandateId id);

    List<Mandate> findByMemberAndOrganisation(MemberId member, OrganisationId organisation);

    List<Mandate> findByMember(MemberId member);

    List<Mandate> findByOrganisationIn(Collection<OrganisationId> organisations);

    List<Mandate> findAll();

    List<Mandate> findAllByOrderById(Limit most);

    List<Mandate> findByIdGreaterThanOrderById(MandateId after, Limit most);

    /**
     * In the order of their ids.
     *
     * @param after the last one of the page before; null for the first page
     */
    default List<Mandate> page(@Nullable MandateId after, int most) {
        return after == null ? findAllByOrderById(Limit.of(most)) : findByIdGreaterThanOrderById(after, Limit.of(most));
    }

    Mandate save(Mandate mandate);
}
