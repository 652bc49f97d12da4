package org.communique.coalition;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface Accounts extends Repository<Account, MemberId> {

    Optional<Account> findById(MemberId id);

    List<Account> findAllById(Iterable<MemberId> ids);

    Optional<Account> findByEmail(EmailAddress email);

    List<Account> findByOrganisation(OrganisationId organisation);

    List<Account> findByActiveTrueAndRolesContaining(Role role);

    boolean existsByActiveTrueAndRolesContaining(Role role);

    List<Account> findAll();

    Account save(Account account);
}
