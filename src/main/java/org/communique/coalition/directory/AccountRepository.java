package org.communique.coalition.directory;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

public interface AccountRepository extends Repository<Account, MemberId> {

    Optional<Account> findById(MemberId id);

    List<Account> findAllById(Iterable<MemberId> ids);

    Optional<Account> findByEmail(EmailAddress email);

    List<Account> findByName(String name);

    List<Account> findByOrganisation(OrganisationId organisation);

    List<Account> findByOrganisationIn(Collection<OrganisationId> organisations);

    List<Account> findByActiveTrueAndRolesContaining(Role role);

    @Query("{ 'roles': ?0, 'active': true, '$and': [{ 'roles': ?1 }] }")
    List<Account> findActiveWithBoth(Role role, Role other);

    boolean existsByActiveTrueAndRolesContaining(Role role);

    List<Account> findAll();

    List<Account> findAllByOrderById(Limit most);

    List<Account> findByIdGreaterThanOrderById(MemberId after, Limit most);

    /**
     * In the order of their ids.
     *
     * @param after the last one of the page before; null for the first page
     */
    default List<Account> page(@Nullable MemberId after, int most) {
        return after == null ? findAllByOrderById(Limit.of(most)) : findByIdGreaterThanOrderById(after, Limit.of(most));
    }

    Account save(Account account);
}
