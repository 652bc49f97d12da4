package org.communique.treaty.citation.index;

import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.communique.statement.VersionId;
import org.communique.statement.version.VersionSummary;
import org.communique.statement.version.Versions;
import org.communique.text.markdown.CanonicalText;
import org.communique.treaty.citation.CitedPlace;
import org.communique.treaty.citation.recognition.CitationReader;
import org.communique.treaty.citation.recognition.CitationReader.ReadCitations;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.TooBusyException;
import org.communique.work.WorkKind;
import org.communique.work.WorkStoppedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Reads a version's citations when they are first asked for, and keeps them. It checks no rights: its callers have. */
@Component
public class CitationIndex {

    private static final Logger LOG = LoggerFactory.getLogger(CitationIndex.class);

    private final MongoOperations mongo;
    private final Versions versions;
    private final HeavyWorkExecutor work;

    CitationIndex(MongoOperations mongo, Versions versions, HeavyWorkExecutor work) {
        this.mongo = mongo;
        this.versions = versions;
        this.work = work;
    }

    /** @param turn whose work it is */
    public ReadCitations citations(VersionSummary version, String turn) {
        var known = mongo.findById(version.id(), IndexedVersion.class);
        return (known != null && known.isCurrent() ? known : read(version.id(), turn)).citations();
    }

    /** Also keeps that a version cannot be read, so that it does not stand in the way of the others each time. */
    void readOrMark(VersionId version, String turn) {
        try {
            read(version, turn);
        } catch (TooBusyException e) {
            throw e;
        } catch (WorkStoppedException e) {
            switch (e.reason()) {
                case OUT_OF_TIME, OUT_OF_MEMORY -> mongo.save(IndexedVersion.unreadable(version));
                case CANCELLED, TOO_BUSY -> throw e;
            }
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("The citations of version {} could not be read", version.value(), e);
            mongo.save(IndexedVersion.unreadable(version));
        }
    }

    private IndexedVersion read(VersionId version, String turn) {
        var read = work.run(WorkKind.PARSE, turn, () -> {
            var citations = CitationReader.read(
                    CanonicalText.read(versions.findById(version).orElseThrow().text()));
            return IndexedVersion.of(version, articles(citations.places()), citations);
        });
        mongo.save(read);
        return read;
    }

    /** Of the Convention; those within ranges too. */
    static List<String> articles(List<CitedPlace> places) {
        return places.stream()
                .filter(place -> place.citation().isOfTheConvention())
                .flatMap(place -> place.citation().articles().stream())
                .distinct()
                .map(ArticleNumber::value)
                .toList();
    }

    /** Of these versions, those that were read and cite one of the articles. */
    List<IndexedVersion> citing(Collection<VersionId> among, Collection<ArticleNumber> articles) {
        return mongo.find(
                query(where("_id")
                        .in(among)
                        .and("grammar")
                        .is(CitationReader.GRAMMAR)
                        .and("articles")
                        .in(articles.stream().map(ArticleNumber::value).toList())),
                IndexedVersion.class);
    }

    /** Of these versions, those that were read, and whether they could be. */
    Map<VersionId, Boolean> read(Collection<VersionId> among) {
        var query = query(where("_id").in(among).and("grammar").is(CitationReader.GRAMMAR));
        query.fields().include("unreadable");
        return mongo.find(query, IndexedMark.class, "versionCitations").stream()
                .collect(toMap(IndexedMark::id, mark -> mark.unreadable() == null));
    }

    /**
     * Which articles of the Convention these versions cite, by version. At most so many that were not read before are read now;
     * the rest is missing until it is asked for again.
     *
     * @param turn whose work it is
     */
    public Map<VersionId, List<ArticleNumber>> cited(Collection<VersionId> among, int mostRead, String turn) {
        var missing = new ArrayList<>(among);
        missing.removeAll(read(among).keySet());
        try {
            missing.stream().limit(mostRead).forEach(version -> readOrMark(version, turn));
        } catch (TooBusyException e) {
            LOG.debug("Citations are read when there is time");
        }
        var query = query(where("_id").in(among).and("grammar").is(CitationReader.GRAMMAR));
        query.fields().include("articles");
        return mongo.find(query, IndexedArticles.class, "versionCitations").stream()
                .collect(toMap(
                        IndexedArticles::id,
                        indexed -> indexed.articles().stream()
                                .map(ArticleNumber::new)
                                .sorted()
                                .toList()));
    }

    private record IndexedArticles(VersionId id, List<String> articles) {}

    private record IndexedMark(VersionId id, @Nullable Boolean unreadable) {}
}
