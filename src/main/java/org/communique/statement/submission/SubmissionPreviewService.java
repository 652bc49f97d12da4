package org.communique.statement.submission;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.coalition.directory.CurrentMember;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.TextHash;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.SubmissionOutcome.AmendmentObstacle;
import org.communique.statement.draft.SubmissionOutcome.AmendmentsOpen;
import org.communique.statement.draft.SubmissionOutcome.StillTaken;
import org.communique.statement.draft.SubmissionOutcome.Undecided;
import org.communique.statement.lifecycle.ReviewForecastService;
import org.communique.statement.lifecycle.StageForecaster.StageForecast;
import org.communique.text.document.RichText;
import org.communique.text.markdown.CanonicalText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Says what is open in a draft before it is submitted: the only place that counts it. */
@Service
@PreAuthorize("denyAll()")
public class SubmissionPreviewService {

    private final Statements statements;
    private final DraftService drafts;
    private final ReviewForecastService forecasts;
    private final ObjectProvider<OpenPointSource> sources;
    private final CurrentMember currentMember;
    private final HeavyWorkExecutor work;

    SubmissionPreviewService(
            Statements statements,
            DraftService drafts,
            ReviewForecastService forecasts,
            ObjectProvider<OpenPointSource> sources,
            CurrentMember currentMember,
            HeavyWorkExecutor work) {
        this.statements = statements;
        this.drafts = drafts;
        this.forecasts = forecasts;
        this.sources = sources;
        this.currentMember = currentMember;
        this.work = work;
    }

    @PreAuthorize("@statementRights.canRead(#id)")
    public SubmissionPreview of(StatementId id) {
        var statement = statements.findById(id).orElseThrow();
        var text = drafts.read(id);
        var amendments = drafts.amendmentObstacle(id).orElse(null);
        var own = Stream.of(amendments(statement, amendments), stages(statement));
        var open = Stream.concat(own, sources.stream().map(source -> source.open(statement, text)))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(OpenPoint::kind))
                .toList();
        return new SubmissionPreview(statement.frozen().versions() + 1, isUnchanged(statement, text), amendments, open);
    }

    private boolean isUnchanged(Statement statement, RichText text) {
        var newest = statement.frozen().newest();
        return newest != null
                && work.run(WorkKind.PARSE, currentMember.id().value(), () -> TextHash.of(CanonicalText.of(text)))
                        .equals(newest);
    }

    private static Optional<OpenPoint> amendments(Statement statement, @Nullable AmendmentObstacle obstacle) {
        return obstacle instanceof AmendmentsOpen amendments
                ? Optional.of(new OpenPoint(
                        OpenPoint.Kind.AMENDMENTS,
                        switch (amendments) {
                            case Undecided(int number) -> number;
                            case StillTaken(int number, var _) -> number;
                        },
                        "",
                        null,
                        "statements/" + statement.id().value() + "/amendments"))
                : Optional.empty();
    }

    private Optional<OpenPoint> stages(Statement statement) {
        var undecidable = forecasts.of(statement.id()).stream()
                .filter(StageForecast::undecidable)
                .map(StageForecast::stage)
                .toList();
        return undecidable.isEmpty()
                ? Optional.empty()
                : Optional.of(new OpenPoint(
                        OpenPoint.Kind.STAGES,
                        undecidable.size(),
                        undecidable.stream().collect(joining(", ")),
                        null,
                        "statements/" + statement.id().value() + "/draft"));
    }
}
