package org.communique.publishing;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.settings.Coalition;
import org.communique.publishing.PublishingOutcome.AlreadyPublished;
import org.communique.publishing.PublishingOutcome.NotClosed;
import org.communique.publishing.PublishingOutcome.NotRecorded;
import org.communique.publishing.PublishingOutcome.OtherText;
import org.communique.publishing.PublishingOutcome.Published;
import org.communique.publishing.WrittenStatement.WrittenStatementText;
import org.communique.signon.participation.Signatories;
import org.communique.signon.record.SignOnLedgerWriter;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.statement.lifecycle.StatementLifecycle;
import org.communique.statement.version.VersionSummary;
import org.communique.statement.version.Versions;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Publishing a statement whose call is closed, and exporting versions as files for members who may read them. */
@Service
@PreAuthorize("denyAll()")
public class PublicationService {

    private final Statements statements;
    private final Versions versions;
    private final Signatories signatories;
    private final SignOnLedgerWriter ledgerWriter;
    private final Publications publications;
    private final MongoOperations mongo;
    private final StatementLifecycle statementLifecycle;
    private final PublicationReconciler reconciler;
    private final PublicationNameEraser nameEraser;
    private final Coalition coalition;
    private final PublicationFiles files;
    private final HeavyWorkExecutor work;
    private final CurrentMember currentMember;
    private final Clock clock;

    PublicationService(
            Statements statements,
            Versions versions,
            Signatories signatories,
            SignOnLedgerWriter ledgerWriter,
            Publications publications,
            MongoOperations mongo,
            StatementLifecycle statementLifecycle,
            PublicationReconciler reconciler,
            PublicationNameEraser nameEraser,
            Coalition coalition,
            PublicationFiles files,
            HeavyWorkExecutor work,
            CurrentMember currentMember,
            Clock clock) {
        this.statements = statements;
        this.versions = versions;
        this.signatories = signatories;
        this.ledgerWriter = ledgerWriter;
        this.publications = publications;
        this.mongo = mongo;
        this.statementLifecycle = statementLifecycle;
        this.reconciler = reconciler;
        this.nameEraser = nameEraser;
        this.coalition = coalition;
        this.files = files;
        this.work = work;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    /**
     * Interrupted by a crash it can be done again: the first address and date stay.
     *
     * @param hash of the version that the coordinator saw
     */
    @PreAuthorize("@statementRights.canCoordinate(#id) and @confirmation.isRecent()")
    public PublishingOutcome publish(StatementId id, TextHash hash) {
        var statement = statements.findById(id).orElseThrow();
        if (statement.phase() == Phase.PUBLISHED) {
            return alreadyPublished(statement);
        }
        if (statement.phase() != Phase.CLOSED) {
            return new NotClosed(statement.phase());
        }
        var version = approved(statement).orElseThrow();
        if (!version.hash().equals(hash)) {
            return new OtherText();
        }
        if (!ledgerWriter.complete(version.id())) {
            return new NotRecorded();
        }
        var prepared = prepare(version);
        var publication = withoutErased(prepared.publication(), version);
        reconciler.begin(statement.id());
        if (!statementLifecycle.publish(
                version.id(), version.hash(), publication.slug().value(), publication.address())) {
            var now = statements.findById(statement.id()).orElseThrow();
            return now.phase() == Phase.PUBLISHED ? alreadyPublished(now) : new NotClosed(now.phase());
        }
        reconciler.complete(publication);
        files.prepare(publication);
        return new Published(publication.slug(), publication.address(), prepared.unprintable());
    }

    private PublishingOutcome alreadyPublished(Statement statement) {
        var publication = publications.findSummaryByStatement(statement.id()).orElseThrow();
        reconciler.record(publication);
        var unprintable = heavily(
                WorkKind.PARSE,
                () -> read(statement.id(), publication.document()).unprintable());
        return new AlreadyPublished(publication.slug(), publication.address(), unprintable);
    }

    private record Prepared(PublicationSummary publication, List<String> unprintable) {}

    private Prepared prepare(VersionSummary version) {
        var summary = summary(version).dated(clock.instant());
        var by = currentMember.id();
        return heavily(WorkKind.PARSE, () -> {
            var statementDocument = summary.with(text(version.id()));
            return new Prepared(insert(version, statementDocument, by), statementDocument.unprintable());
        });
    }

    private PublicationSummary insert(VersionSummary version, StatementDocument statementDocument, MemberId by) {
        while (true) {
            var slug = free(Slug.of(version.title()));
            int number = publications
                            .findFirstByOrderByNumberDesc()
                            .map(PublicationSummary::number)
                            .orElse(0)
                    + 1;
            try {
                mongo.insert(new Publication(
                        slug, number, version.statement(), version.id(), statementDocument, by, List.of()));
                return new PublicationSummary(
                        slug, number, version.statement(), version.id(), statementDocument.summary(), by, List.of());
            } catch (DuplicateKeyException e) {
                var earlier = publications.findSummaryByStatement(version.statement());
                if (earlier.isPresent()) {
                    return earlier.get();
                }
            }
        }
    }

    /** A name may have been erased after the signatures were read, and before all publications were looked at for it. */
    private PublicationSummary withoutErased(PublicationSummary publication, VersionSummary version) {
        var names = signatures(version).stream()
                .map(PublishedSignature::organisation)
                .collect(toSet());
        publication.document().signatures().stream()
                .map(PublishedSignature::organisation)
                .filter(name -> !names.contains(name))
                .forEach(name -> nameEraser.erase(name, publication.slug()));
        return publications.findSummaryById(publication.slug()).orElseThrow();
    }

    private Slug free(Slug wanted) {
        var slug = wanted;
        for (int another = 2; publications.findSummaryById(slug).isPresent(); another++) {
            slug = wanted.another(another);
        }
        return slug;
    }

    /** A preview of what would be published, or is. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public Optional<PublicationPreview> preview(StatementId statement) {
        return publication(statement)
                .map(PublicationSummary::shown)
                .or(() -> summary(statement))
                .map(summary -> heavily(WorkKind.RENDERING, () -> PublicationPreview.of(read(statement, summary))));
    }

    /** Empty until it is public. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public Optional<PublicationSummary> publication(StatementId statement) {
        return publication(statements.findById(statement).orElseThrow());
    }

    private Optional<PublicationSummary> publication(Statement statement) {
        return statement.slug() == null
                ? Optional.empty()
                : publications
                        .findSummaryById(new Slug(statement.slug()))
                        .map(found -> found.upTo(statement.frozen().versions()));
    }

    /** A frozen version as a file, with its signatories if its call is closed. */
    @PreAuthorize("@statementRights.canRead(#id)")
    public RenderedFile export(VersionId id, FileFormat fileFormat) {
        var version = versions.findSummaryById(id).orElseThrow();
        return files.file(currentMember.id().value(), id, () -> summary(version), fileFormat);
    }

    /** The text with its signatories as a written statement for United Nations bodies; empty before a version is approved. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public Optional<WrittenStatementText> writtenStatement(StatementId statement) {
        return summary(statement)
                .map(summary -> heavily(WorkKind.RENDERING, () -> WrittenStatement.plain(read(statement, summary))));
    }

    /** That form as a file, Markdown or DOCX. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public RenderedFile writtenStatement(StatementId statement, FileFormat fileFormat) {
        var summary = summary(statement).orElseThrow();
        return files.writtenStatement(
                currentMember.id().value(),
                VersionId.of(statement, summary.version()),
                () -> summary(statement).orElseThrow(),
                fileFormat);
    }

    private Optional<VersionSummary> approved(Statement statement) {
        var number = statement.frozen().approvedVersion();
        return number == null ? Optional.empty() : versions.findSummaryById(VersionId.of(statement.id(), number));
    }

    private Optional<StatementDocumentSummary> summary(StatementId id) {
        var statement = statements.findById(id).orElseThrow();
        return statement.slug() == null
                ? approved(statement).map(this::summary)
                : publication(statement).map(PublicationSummary::document);
    }

    private StatementDocumentSummary summary(VersionSummary version) {
        return StatementDocumentSummary.of(version, coalition.profile().name(), signatures(version));
    }

    private StatementDocument read(StatementId statement, StatementDocumentSummary summary) {
        return summary.with(text(VersionId.of(statement, summary.version())));
    }

    private String text(VersionId version) {
        return versions.findById(version).orElseThrow().text();
    }

    private <T> T heavily(WorkKind kind, Callable<T> reading) {
        return work.run(kind, currentMember.id().value(), reading);
    }

    private List<PublishedSignature> signatures(VersionSummary version) {
        var phase = statements.findById(version.statement()).orElseThrow().phase();
        if (phase != Phase.CLOSED && phase != Phase.PUBLISHED) {
            return List.of();
        }
        return signatories.of(version.id()).stream().map(PublishedSignature::of).toList();
    }
}
