package org.communique.statement;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.springframework.data.repository.Repository;

/** The statements, to read; they change through {@link org.communique.statement.lifecycle.StatementService} and {@link org.communique.statement.lifecycle.StatementLifecycle}. */
public interface Statements extends Repository<Statement, StatementId> {

    Optional<Statement> findById(StatementId id);

    List<Statement> findAllById(Iterable<StatementId> ids);

    List<Statement> findByPhaseIn(Collection<Phase> phases);

    List<Statement> findByCoordinatorAndPhaseIn(MemberId coordinator, Collection<Phase> phases);

    Optional<Statement> findBySlug(String slug);

    boolean existsByGrantsOrganisation(OrganisationId organisation);

    boolean existsByGrantsMember(MemberId member);
}
