package org.communique.publishing;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.communique.ledger.Ledger;
import org.communique.ledger.LogId;
import org.communique.statement.Phase;
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

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    private final Statements statements;
    private final Publications publications;
    private final PublicationFiles files;
    private final Ledger ledger;
    private final ResultCache<List<PublicText>, List<ListedStatement>> lists;
    private final ResultCache<Slug, byte[]> bundles;

    private record PublicText(Slug slug, int versions) {}

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

    /** A line of the list; nothing of it changes but by a correction. */
    public record ListedStatement(
            Slug slug, VersionId version, String title, String language, Instant date, int signatures) {

        static ListedStatement of(PublicationSummary publication) {
            var summary = publication.shown();
            return new ListedStatement(
                    publication.slug(),
                    publication.newest(),
                    summary.title(),
                    summary.language(),
                    summary.date(),
                    summary.signatures().size());
        }
    }

    /** The newest first. */
    public List<ListedStatement> all() {
        var texts = statements.findByPhaseIn(List.of(Phase.PUBLISHED)).stream()
                .<PublicText>mapMulti((statement, all) -> {
                    if (statement.slug() != null) {
                        all.accept(new PublicText(
                                new Slug(statement.slug()), statement.frozen().versions()));
                    }
                })
                .sorted(Comparator.comparing(text -> text.slug().value()))
                .toList();
        return texts.isEmpty() ? List.of() : lists.get(texts, "published statements", () -> list(texts));
    }

    private List<ListedStatement> list(List<PublicText> texts) {
        var versions = texts.stream().collect(toMap(PublicText::slug, PublicText::versions));
        return publications.findSummaryByIdIn(List.copyOf(versions.keySet())).stream()
                .map(found -> found.upTo(requireNonNull(versions.get(found.slug()))))
                .map(ListedStatement::of)
                .sorted(Comparator.comparing(ListedStatement::date).reversed())
                .toList();
    }

    /** Unknown, unpublished and invalid addresses all return empty. */
    Optional<PublicationSummary> find(String name) {
        Slug slug;
        try {
            slug = NUMBER.matcher(name).matches() ? numbered(Integer.parseInt(name)) : new Slug(name);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return statements
                .findBySlug(slug.value())
                .filter(statement -> statement.phase() == Phase.PUBLISHED)
                .flatMap(statement -> publications
                        .findSummaryById(slug)
                        .map(found -> found.upTo(statement.frozen().versions())));
    }

    /** Where there is none, a slug that none has: what is not public takes the same look-ups. */
    private Slug numbered(int number) {
        return publications
                .findSummaryByNumber(number)
                .map(PublicationSummary::slug)
                .orElseGet(() -> new Slug(Integer.toString(number)));
    }

    /** @param signed whether it is the text that was signed, rather than the corrected one */
    RenderedFile file(PublicationSummary publication, FileFormat fileFormat, boolean signed) {
        return files.file(publication, signed ? publication.document() : publication.shown(), fileFormat);
    }

    /** The zip with which anyone can check text and signatures offline. */
    byte[] bundle(PublicationSummary publication) {
        var slug = publication.slug();
        return bundles.get(slug, "bundle " + slug.value(), () -> {
            var zip = new ByteArrayOutputStream();
            ledger.writeBundle(
                    LogId.publicOf(publication.statement().value()),
                    files.storedText(publication),
                    version -> files.bytesOf(VersionId.of(publication.statement(), version)),
                    zip);
            return zip.toByteArray();
        });
    }
}
