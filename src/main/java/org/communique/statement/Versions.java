package org.communique.statement;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The frozen versions, to read. */
public interface Versions extends Repository<Version, VersionId> {

    Optional<Version> findById(VersionId id);

    List<Version> findByStatementOrderByNumberDesc(StatementId statement);
}
