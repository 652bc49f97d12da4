package org.communique.statement.version;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.springframework.data.repository.Repository;

/** The frozen versions, to read. */
public interface Versions extends Repository<Version, VersionId> {

    /** With its text, which may have millions of characters: read within {@link org.communique.work.HeavyWorkExecutor}, and not kept. */
    Optional<Version> findById(VersionId id);

    Optional<VersionSummary> findSummaryById(VersionId id);

    List<VersionSummary> findSummaryByStatementOrderByNumberDesc(StatementId statement);

    List<VersionSummary> findSummaryByIdIn(Collection<VersionId> ids);

    default Map<VersionId, String> titles(Collection<VersionId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : findSummaryByIdIn(Set.copyOf(ids)).stream().collect(toMap(VersionSummary::id, VersionSummary::title));
    }
}
