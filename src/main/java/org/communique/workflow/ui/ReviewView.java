package org.communique.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.coalition.directory.CurrentMember;
import org.communique.comment.ui.CommentedVersion;
import org.communique.comment.ui.CommentedVersionFactory;
import org.communique.mail.MailService;
import org.communique.screen.EmptyState;
import org.communique.screen.Toasts;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.access.StatementRights;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.SubmissionOutcome.AmendmentsAwaited;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.ui.RefreshableScreen;
import org.communique.statement.ui.StatementLayout;
import org.communique.statement.version.VersionComparisonService;
import org.communique.workflow.migration.CurrentWorkflowVersion;
import org.communique.workflow.migration.DecidingFacts;
import org.communique.workflow.migration.MigrationService;
import org.communique.workflow.migration.VariationService;
import org.communique.workflow.model.StatementFact;
import org.communique.workflow.progress.Progress;
import org.communique.workflow.progress.ProgressService;
import org.communique.workflow.review.AssignmentService;
import org.communique.workflow.review.DeadlineService;
import org.communique.workflow.review.ReturnService;
import org.communique.workflow.review.ReviewService;
import org.communique.workflow.review.StageDetails;
import org.communique.workflow.ui.definition.WorkflowDiagram;
import org.communique.workflow.ui.definition.WorkflowDiagram.Mark;
import org.jspecify.annotations.Nullable;

/** Where a version is read, compared and decided on, and what was decided before. */
@PermitAll
@Route(value = "statements/:statement/review", layout = StatementLayout.class)
@StyleSheet("context://review.css")
class ReviewView extends Div implements BeforeEnterObserver, RefreshableScreen {

    private final StatementService statements;
    private final StatementRights rights;
    private final ReviewService review;
    private final AssignmentService assignment;
    private final DeadlineService deadlines;
    private final ReturnService returns;
    private final MailService mails;
    private final ProgressService progress;
    private final MigrationService migrations;
    private final VariationService variations;
    private final DraftService drafts;
    private final CurrentMember currentMember;
    private final CommentedVersionFactory commentedVersionFactory;
    private final VersionComparisonService versionComparisonService;
    private final Clock clock;
    private @Nullable CommentedVersion commentedVersion;

    ReviewView(
            StatementService statements,
            StatementRights rights,
            ReviewService review,
            AssignmentService assignment,
            DeadlineService deadlines,
            ReturnService returns,
            MailService mails,
            ProgressService progress,
            MigrationService migrations,
            VariationService variations,
            DraftService drafts,
            CurrentMember currentMember,
            CommentedVersionFactory commentedVersionFactory,
            VersionComparisonService versionComparisonService,
            Clock clock) {
        this.statements = statements;
        this.rights = rights;
        this.review = review;
        this.assignment = assignment;
        this.deadlines = deadlines;
        this.returns = returns;
        this.mails = mails;
        this.progress = progress;
        this.migrations = migrations;
        this.variations = variations;
        this.drafts = drafts;
        this.currentMember = currentMember;
        this.commentedVersionFactory = commentedVersionFactory;
        this.versionComparisonService = versionComparisonService;
        this.clock = clock;
        addClassNames("screen", "review");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var statement = StatementLayout.statementOf(event, statements);
        removeAll();
        var stages = review.stageDetails(statement.id());
        var versions = statements.versions(statement.id());
        var open = stages.stream().filter(details -> details.stage().open()).toList();
        var side = new Div();
        side.addClassName("review-side");
        var decisions = new ArrayList<DecideBar>();
        open.forEach(details -> {
            var panel = stage(details, statement);
            side.add(panel);
            if (details.standing().mayDecide()) {
                decisions.add(new DecideBar(details, panel, clock.instant()));
            }
        });
        if (open.isEmpty()) {
            side.add(state(statement));
            stages.stream()
                    .filter(StageDetails::counts)
                    .findFirst()
                    .flatMap(this::recordedDecision)
                    .ifPresent(recorded -> {
                        recorded.addClassName("panel");
                        side.add(recorded);
                    });
        }
        var main = new Div();
        main.addClassName("review-main");
        commentedVersion = versions.isEmpty() ? null : commentedVersionFactory.open(versions.getFirst());
        if (commentedVersion != null) {
            main.add(new VersionText(versionComparisonService, versions, commentedVersion));
            side.add(commentedVersion.threads());
        }
        var closed = stages.stream().filter(details -> !details.stage().open()).toList();
        if (!closed.isEmpty()) {
            main.add(new ClosedStagesPanel(closed));
        }
        var columns = new Div(main, side);
        columns.addClassName(main.getComponentCount() == 0 ? "review-one-column" : "review-columns");
        add(columns, progress(statement, progress.progress(statement.id()), stages));
        // One at a time; the others follow when the first is decided.
        decisions.stream().findFirst().ifPresent(this::add);
    }

    @Override
    public void refresh(Statement statement) {
        if (commentedVersion != null) {
            commentedVersion.refresh();
        }
    }

    private DecisionForm decisionForm(StageDetails details) {
        return new DecisionForm(details, currentMember.id(), review);
    }

    private Optional<RecordedDecisionPanel> recordedDecision(StageDetails details) {
        return RecordedDecisionPanel.of(details, currentMember.id(), review, clock.instant());
    }

    private Component stage(StageDetails details, Statement statement) {
        var panel = new StagePanel(details, clock.instant());
        switch (details.standing()) {
            case MAY_DECIDE -> panel.add(decisionForm(details), new DelegationForm(details.stage(), assignment));
            case MAY_CAST -> panel.add(decisionForm(details));
            case CARRIED_OVER ->
                panel.add(new Paragraph(getTranslation("workflow.review.carried-over")), decisionForm(details));
            case OWN_TEXT ->
                panel.add(new Paragraph(getTranslation(
                        details.stage().lacksReviewers()
                                ? "workflow.review.own-text.no-one"
                                : "workflow.refusal.own-text")));
            case DECIDED -> recordedDecision(details).ifPresent(panel::add);
            case NOT_ASKED -> panel.add(new Paragraph(getTranslation("workflow.review.not-asked")));
        }
        var coordinates = rights.canCoordinate(statement.id());
        if (coordinates) {
            panel.add(
                    new ReviewersForm(details.stage(), assignment),
                    new DeadlineForm(details.stage(), deadlines, mails));
        }
        if (returns.mayRecall(statement.id())) {
            panel.add(new ReturnForm(statement, details.stage(), returns, coordinates));
        }
        return panel;
    }

    private Component state(Statement statement) {
        if (statement.phase() == Phase.DRAFTING
                && drafts.amendmentObstacle(statement.id()).orElse(null) instanceof AmendmentsAwaited awaited) {
            return new EmptyState(
                    getTranslation("workflow.review.state.amendments"),
                    Toasts.text(awaited),
                    link(statement, "amendments", "workflow.review.to-amendments"));
        }
        var phase =
                statement.frozen().versions() == 0 ? "none" : statement.phase().name();
        var draft = link(statement, "draft", "workflow.review.to-draft");
        draft.setVisible(statement.phase() == Phase.DRAFTING);
        return new EmptyState(
                getTranslation(
                        "workflow.review.state." + phase, statement.frozen().versions()),
                getTranslation(
                        "workflow.review.advice." + phase, statement.frozen().versions()),
                draft);
    }

    private Anchor link(Statement statement, String screen, String key) {
        var link = new Anchor("statements/" + statement.id().value() + "/" + screen, getTranslation(key));
        link.addClassName("button");
        return link;
    }

    private Component progress(Statement statement, Progress progress, List<StageDetails> stages) {
        var marks = new LinkedHashMap<String, Mark>();
        progress.steps().forEach(step -> marks.put(step.element(), StepMark.of(step, stages)));
        var section = new Section(
                new H2(getTranslation("workflow.review.progress")),
                new WorkflowDiagram(progress.bpmn(), marks).listed());
        section.addClassNames("panel", "review-progress");
        migrations.version(statement.id()).ifPresent(current -> {
            section.add(version(current));
            if (current.facts() != null) {
                section.add(facts(current.facts()));
            }
        });
        if (rights.canCoordinate(statement.id())) {
            migrations
                    .preview(statement.id())
                    .ifPresent(preview -> section.add(new MigrationPanel(statement, preview, migrations)));
            variations
                    .options(statement.id())
                    .ifPresent(options -> section.add(new VariationForm(statement.id(), options, variations)));
        }
        return section;
    }

    private Component version(CurrentWorkflowVersion current) {
        var line = new Paragraph(getTranslation(
                current.variation() != null
                        ? "workflow.run.variation"
                        : current.isNewest() ? "workflow.run.newest" : "workflow.run.older",
                current.name(),
                current.version().number(),
                current.variation() == null
                        ? current.newest()
                        : current.variation().number()));
        line.addClassName("meta");
        return line;
    }

    private String said(StatementFact fact, Object value) {
        if (value instanceof Collection<?> tags) {
            return tags.isEmpty()
                    ? getTranslation("workflow.fact.value.tags.none")
                    : getTranslation(
                            "workflow.fact.value.tags",
                            tags.stream().map(tag -> "“" + tag + "”").collect(Collectors.joining(", ")));
        }
        return getTranslation("workflow.fact.value." + fact.key(), value);
    }

    private Component facts(DecidingFacts facts) {
        var shown = facts.values().entrySet().stream().map(fact -> said(fact.getKey(), fact.getValue()));
        var withheld = facts.withheld().stream().map(fact -> getTranslation("workflow.fact.withheld." + fact.key()));
        var said = Stream.concat(shown, withheld).collect(Collectors.joining(", "));
        var line = new Paragraph(getTranslation("workflow.fact.decided", facts.version(), said));
        line.addClassName("meta");
        return line;
    }
}
