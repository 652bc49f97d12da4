package org.communique.coalition.directory;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

public interface AccountRepository extends Repository<Account, MemberId> {

    Optional<Account> findById(MemberId id);

    List<Account> findAllById(Iterable<MemberId> ids);

    Optional<Account> findByEmail(EmailAddress email);

    List<Account> findByOrganisation(OrganisationId organisation);

    List<Account> findByOrganisationIn(Collection<OrganisationId> organisations);

    List<Account> findByActiveTrueAndRolesContaining(Role role);

    @Query("{ 'roles': ?0, 'active': true, '$and': [{ 'roles': ?1 }] }")
    List<Account> findActiveWithBoth(Role role, Role other);

    boolean existsByActiveTrueAndRolesContaining(Role role);

    List<Account> findAll();

    Account save(Account account);
}
