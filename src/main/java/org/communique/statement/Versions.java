package org.communique.statement;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The frozen versions, to read. */
public interface Versions extends Repository<Version, VersionId> {

    /** With its text, which may have millions of characters: read within {@link org.communique.work.HeavyWork}, and not kept. */
    Optional<Version> findById(VersionId id);

    Optional<VersionSummary> findSummaryById(VersionId id);

    List<VersionSummary> findSummaryByStatementOrderByNumberDesc(StatementId statement);
}
