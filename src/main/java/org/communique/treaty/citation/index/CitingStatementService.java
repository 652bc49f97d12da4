package org.communique.treaty.citation.index;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.communique.coalition.directory.CurrentMember;
import org.communique.statement.Statement;
import org.communique.statement.VersionId;
import org.communique.statement.access.StatementRights;
import org.communique.statement.lifecycle.StatementService;
import org.communique.treaty.citation.CitedEditions;
import org.communique.treaty.citation.CitedPlace;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.EditionId;
import org.communique.work.TooBusyException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Finds the statements that cite an article, among those that the current member may read. */
@Service
@PreAuthorize("denyAll()")
public class CitingStatementService {

    /** Texts that were never read are read while someone waits. */
    private static final int MOST_READ = 25;

    private static final int MOST_SHOWN = 100;

    private final StatementService statements;
    private final StatementRights rights;
    private final CitationIndex index;
    private final CitedEditions citedEditions;
    private final CurrentMember currentMember;

    CitingStatementService(
            StatementService statements,
            StatementRights rights,
            CitationIndex index,
            CitedEditions citedEditions,
            CurrentMember currentMember) {
        this.statements = statements;
        this.rights = rights;
        this.index = index;
        this.citedEditions = citedEditions;
        this.currentMember = currentMember;
    }

    /** By their newest versions, last changed first; the first hundred. */
    @PreAuthorize("isAuthenticated()")
    public CitingStatements citing(EditionId edition, ArticleNumber article) {
        var frozen = statements.list().stream()
                .filter(statement -> statement.versions() > 0)
                .collect(toMap(
                        CitingStatementService::newest, Function.identity(), (one, other) -> one, LinkedHashMap::new));
        boolean complete = readMissing(frozen.keySet());
        var citing =
                index.citing(frozen.keySet(), article).stream().collect(toMap(IndexedVersion::id, Function.identity()));
        var ofEdition = ofEdition(
                frozen.entrySet().stream()
                        .filter(entry -> citing.containsKey(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .toList(),
                edition);
        return new CitingStatements(
                ofEdition.stream()
                        .filter(statement -> rights.canRead(statement.id()))
                        .limit(MOST_SHOWN)
                        .flatMap(statement -> Optional.ofNullable(citing.get(newest(statement)))
                                .map(version -> citing(statement, version, article))
                                .stream())
                        .toList(),
                complete,
                unreadable(frozen.keySet()));
    }

    private static VersionId newest(Statement statement) {
        return VersionId.of(statement.id(), statement.versions());
    }

    private boolean readMissing(Collection<VersionId> wanted) {
        var missing = new ArrayList<>(wanted);
        missing.removeAll(index.read(wanted).keySet());
        try {
            missing.stream()
                    .limit(MOST_READ)
                    .forEach(version ->
                            index.readOrMark(version, currentMember.id().value()));
        } catch (TooBusyException e) {
            return false;
        }
        return missing.size() <= MOST_READ;
    }

    private long unreadable(Collection<VersionId> wanted) {
        return index.read(wanted).entrySet().stream()
                .filter(version -> !version.getValue() && rights.canRead(version.getKey()))
                .count();
    }

    private List<Statement> ofEdition(List<Statement> statements, EditionId edition) {
        var chosen = citedEditions.chosen(statements.stream().map(Statement::id).toList());
        var current = citedEditions.current().id();
        return statements.stream()
                .filter(statement ->
                        chosen.getOrDefault(statement.id(), current).equals(edition))
                .toList();
    }

    private static CitingStatement citing(Statement statement, IndexedVersion version, ArticleNumber article) {
        return new CitingStatement(
                statement.id(),
                statement.title(),
                statement.language(),
                statement.phase(),
                statement.versions(),
                version.places().stream()
                        .filter(place -> place.citation().isOfTheConvention()
                                && place.citation().includes(article))
                        .limit(CitedPlace.MOST_OF_AN_ARTICLE)
                        .toList());
    }
}
