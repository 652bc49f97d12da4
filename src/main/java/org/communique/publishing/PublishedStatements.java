package org.communique.publishing;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.ledger.Ledger;
import org.communique.ledger.LogId;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.Statements;
import org.communique.statement.VersionId;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.ResultCache;
import org.communique.work.WorkKind;
import org.springframework.stereotype.Component;

/** What anyone may read: published statements, and nothing else. It checks no rights, as none are needed. */
@Component
public class PublishedStatements {

    /** Of memory that a line of the list takes, and more. */
    private static final long BYTES_OF_LINE = 1_000;

    private final Statements statements;
    private final Publications publications;
    private final PublicationFiles files;
    private final Ledger ledger;
    private final ResultCache<List<Slug>, List<ListedStatement>> lists;
    private final ResultCache<Slug, byte[]> bundles;

    PublishedStatements(
            Statements statements,
            Publications publications,
            PublicationFiles files,
            Ledger ledger,
            HeavyWorkExecutor work) {
        this.statements = statements;
        this.publications = publications;
        this.files = files;
        this.ledger = ledger;
        this.lists = new ResultCache<>(work, WorkKind.PARSE, list -> BYTES_OF_LINE * list.size());
        // Bundles are not cached in files: names are erased from them, and a time stamp may be added.
        this.bundles = new ResultCache<>(work, WorkKind.RENDERING, bundle -> Long.MAX_VALUE);
    }

    /** A line of the list; nothing of it ever changes. */
    public record ListedStatement(
            Slug slug, VersionId version, String title, String language, Instant date, int signatures) {

        static ListedStatement of(PublicationSummary publication) {
            var summary = publication.document();
            return new ListedStatement(
                    publication.slug(),
                    publication.version(),
                    summary.title(),
                    summary.language(),
                    summary.date(),
                    summary.signatures().size());
        }
    }

    /** The newest first. */
    public List<ListedStatement> all() {
        var slugs = statements.findByPhaseIn(List.of(Phase.PUBLISHED)).stream()
                .map(Statement::slug)
                .flatMap(slug -> slug == null ? null : Stream.of(new Slug(slug)))
                .sorted(Comparator.comparing(Slug::value))
                .toList();
        return slugs.isEmpty() ? List.of() : lists.get(slugs, "published statements", () -> list(slugs));
    }

    private List<ListedStatement> list(List<Slug> slugs) {
        return publications.findSummaryByIdIn(slugs).stream()
                .map(ListedStatement::of)
                .sorted(Comparator.comparing(ListedStatement::date).reversed())
                .toList();
    }

    /** Unknown, unpublished and invalid addresses all return empty. */
    Optional<PublicationSummary> find(String name) {
        Slug slug;
        try {
            slug = new Slug(name);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return statements
                .findBySlug(slug.value())
                .filter(statement -> statement.phase() == Phase.PUBLISHED)
                .flatMap(statement -> publications.findSummaryById(slug));
    }

    RenderedFile file(PublicationSummary publication, FileFormat fileFormat) {
        return files.file(publication, fileFormat);
    }

    /** The zip with which anyone can check text and signatures offline. */
    byte[] bundle(PublicationSummary publication) {
        var slug = publication.slug();
        return bundles.get(slug, "bundle " + slug.value(), () -> {
            var zip = new ByteArrayOutputStream();
            ledger.writeBundle(LogId.publicOf(publication.statement().value()), files.text(publication), zip);
            return zip.toByteArray();
        });
    }
}
