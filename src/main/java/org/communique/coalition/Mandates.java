package org.communique.coalition;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface Mandates extends Repository<Mandate, MandateId> {

    Optional<Mandate> findById(MandateId id);

    List<Mandate> findByMemberAndOrganisation(MemberId member, OrganisationId organisation);

    List<Mandate> findByMember(MemberId member);

    List<Mandate> findByOrganisation(OrganisationId organisation);

    List<Mandate> findAll();

    Mandate save(Mandate mandate);
}
