package org.communique.treaty.citation.index;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.coalition.directory.CurrentMember;
import org.communique.statement.Statement;
import org.communique.statement.VersionId;
import org.communique.statement.access.StatementRights;
import org.communique.statement.lifecycle.StatementService;
import org.communique.treaty.citation.CitedEditions;
import org.communique.treaty.instrument.Article;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.Edition;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.Editions;
import org.communique.treaty.instrument.Topic;
import org.communique.work.TooBusyException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Finds the statements that cite an article, or articles on a topic, among those that the current member may read. */
@Service
@PreAuthorize("denyAll()")
public class CitingStatementService {

    /** Texts that were never read are read while someone waits. */
    private static final int MOST_READ = 25;

    private static final int MOST_SHOWN = 100;

    private final StatementService statements;
    private final StatementRights rights;
    private final CitationIndex index;
    private final CitingDrafts drafts;
    private final CitedEditions citedEditions;
    private final Editions editions;
    private final CurrentMember currentMember;

    CitingStatementService(
            StatementService statements,
            StatementRights rights,
            CitationIndex index,
            CitingDrafts drafts,
            CitedEditions citedEditions,
            Editions editions,
            CurrentMember currentMember) {
        this.statements = statements;
        this.rights = rights;
        this.index = index;
        this.drafts = drafts;
        this.citedEditions = citedEditions;
        this.editions = editions;
        this.currentMember = currentMember;
    }

    /** By their newest versions, and by their drafts; last changed first, the first hundred. */
    @PreAuthorize("isAuthenticated()")
    public CitingStatements citing(EditionId edition, ArticleNumber article) {
        return citing(edition, Set.of(article));
    }

    /** As {@link #citing}, of all articles of the edition that are on the topic. */
    @PreAuthorize("isAuthenticated()")
    public CitingStatements citing(EditionId edition, Topic topic) {
        var articles = editions.find(edition).map(Edition::articles).orElse(List.of()).stream()
                .filter(article -> article.topics().contains(topic))
                .map(Article::number)
                .collect(Collectors.toSet());
        return articles.isEmpty() ? new CitingStatements(List.of(), true, 0) : citing(edition, articles);
    }

    private CitingStatements citing(EditionId edition, Set<ArticleNumber> articles) {
        var all = statements.list();
        var frozen = all.stream()
                .filter(statement -> statement.frozen().versions() > 0)
                .collect(toMap(
                        CitingStatementService::newest, Function.identity(), (one, other) -> one, LinkedHashMap::new));
        boolean complete = readMissing(frozen.keySet());
        var ofDrafts = drafts.citing(all, edition, articles);
        var shown = Stream.concat(ofDrafts.statements().stream(), ofVersions(frozen, edition, articles).stream())
                .limit(MOST_SHOWN)
                .toList();
        return new CitingStatements(
                shown, complete && ofDrafts.complete(), unreadable(frozen.keySet()) + ofDrafts.unreadable());
    }

    private List<CitingStatement> ofVersions(
            Map<VersionId, Statement> frozen, EditionId edition, Set<ArticleNumber> articles) {
        var citing = index.citing(frozen.keySet(), articles).stream()
                .collect(toMap(IndexedVersion::id, Function.identity()));
        var cited = citedEditions.of(citing.keySet());
        return frozen.entrySet().stream()
                .filter(entry -> edition.equals(cited.get(entry.getKey())))
                .filter(entry -> rights.canRead(entry.getKey()))
                .limit(MOST_SHOWN)
                .flatMap(entry -> Optional.ofNullable(citing.get(entry.getKey()))
                        .map(version -> CitingStatement.of(
                                entry.getValue(), entry.getValue().frozen().versions(), version.places(), articles))
                        .stream())
                .toList();
    }

    private static VersionId newest(Statement statement) {
        return VersionId.of(statement.id(), statement.frozen().versions());
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
}
