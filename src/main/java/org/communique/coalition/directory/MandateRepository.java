package org.communique.coalition.directory;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

public interface MandateRepository extends Repository<Mandate, MandateId> {

    Optional<Mandate> findById(MandateId id);

    List<Mandate> findByMemberAndOrganisation(MemberId member, OrganisationId organisation);

    List<Mandate> findByMember(MemberId member);

    List<Mandate> findByOrganisationIn(Collection<OrganisationId> organisations);

    List<Mandate> findAll();

    Mandate save(Mandate mandate);
}
