package org.communique.publishing;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.communique.job.ReconcileQueue;
import org.communique.job.Reconciler;
import org.communique.ledger.Ledger;
import org.communique.ledger.LogId;
import org.communique.ledger.NewLedgerEntry;
import org.communique.statement.Phase;
import org.communique.statement.StatementEvent.StatementCorrected;
import org.communique.statement.StatementEvent.StatementPublished;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.VersionId;
import org.communique.statement.draft.FreezePreparation;
import org.communique.statement.lifecycle.StatementLifecycle;
import org.communique.statement.version.Versions;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Completes publications that a crash interrupted: the statement is public, but missing from the ledger, and its signers may not have
 * been notified. They are rather notified twice than not at all.
 */
@Component
class PublicationReconciler implements Reconciler {

    private final Statements statements;
    private final Publications publications;
    private final Ledger ledger;
    private final ReconcileQueue queue;
    private final Versions versions;
    private final StatementLifecycle statementLifecycle;
    private final ObjectProvider<FreezePreparation> preparations;
    private final DocumentRenderer documentRenderer;
    private final HeavyWorkExecutor work;
    private final ApplicationEventPublisher events;

    PublicationReconciler(
            Statements statements,
            Publications publications,
            Ledger ledger,
            ReconcileQueue queue,
            Versions versions,
            StatementLifecycle statementLifecycle,
            ObjectProvider<FreezePreparation> preparations,
            DocumentRenderer documentRenderer,
            HeavyWorkExecutor work,
            ApplicationEventPublisher events) {
        this.statements = statements;
        this.publications = publications;
        this.ledger = ledger;
        this.queue = queue;
        this.versions = versions;
        this.statementLifecycle = statementLifecycle;
        this.preparations = preparations;
        this.documentRenderer = documentRenderer;
        this.work = work;
        this.events = events;
    }

    /** To be called before the statement becomes public. */
    void begin(StatementId statement) {
        queue.add(kind(), statement.value());
    }

    /** The statement is public, and its signers were notified; so is and were they of its corrections, from now on. */
    void complete(PublicationSummary publication) {
        record(publication);
        publication.corrections().forEach(correction -> publish(publication, correction));
        if (publication.isCorrected()) {
            events.publishEvent(corrected(publication));
        }
        queue.done(kind(), publication.statement().value());
    }

    /** Once: again it changes nothing. */
    private void publish(PublicationSummary publication, Correction correction) {
        var version = VersionId.of(publication.statement(), correction.version());
        var statement = statements.findById(publication.statement()).orElseThrow();
        if (statement.frozen().versions() < correction.version()) {
            var before = VersionId.of(publication.statement(), correction.version() - 1);
            preparations.forEach(preparation -> preparation.prepare(version));
            statementLifecycle.correct(work.run(
                    WorkKind.PARSE,
                    "corrections",
                    () -> correction.of(versions.findById(before).orElseThrow())));
        }
        ledger.append(
                LogId.publicOf(publication.statement().value()),
                NewLedgerEntry.of("corrected/" + version.value(), "corrected", correction.at())
                        .with("version", correction.version())
                        .with("textHash", correction.hash().value())
                        .with("signedTextHash", publication.document().hash().value())
                        .with("reason", correction.reason()));
    }

    private StatementCorrected corrected(PublicationSummary publication) {
        var last = publication.corrections().getLast();
        return new StatementCorrected(
                publication.statement(),
                publication.version(),
                publication.newest(),
                publication.address(),
                documentRenderer.words(last, Locale.ENGLISH),
                last.by(),
                last.at());
    }

    /** Once: again it changes nothing. */
    void record(PublicationSummary publication) {
        var summary = publication.document();
        ledger.append(
                LogId.publicOf(publication.statement().value()),
                NewLedgerEntry.of("published/" + publication.version().value(), "published", summary.date())
                        .with("version", summary.version())
                        .with("textHash", summary.hash().value()));
    }

    @Override
    public String kind() {
        return "publication";
    }

    @Override
    public Optional<Instant> reconcile(String subject) {
        statements
                .findById(new StatementId(subject))
                .filter(statement -> statement.phase() == Phase.PUBLISHED)
                .flatMap(statement -> publications.findSummaryByStatement(statement.id()))
                .ifPresent(publication -> {
                    if (publication.isCorrected()) {
                        complete(publication);
                        return;
                    }
                    record(publication);
                    events.publishEvent(new StatementPublished(
                            publication.statement(),
                            publication.version(),
                            publication.document().hash(),
                            publication.address(),
                            publication.document().date()));
                });
        return Optional.empty();
    }
}
