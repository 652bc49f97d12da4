package org.communique.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import org.communique.coalition.directory.CurrentMember;
import org.communique.comment.ui.CommentedVersion;
import org.communique.comment.ui.CommentedVersionFactory;
import org.communique.screen.EmptyState;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.access.StatementRights;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.ui.RefreshableScreen;
import org.communique.statement.ui.StatementLayout;
import org.communique.statement.version.VersionComparisonService;
import org.communique.workflow.migration.CurrentWorkflowVersion;
import org.communique.workflow.migration.MigrationService;
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
    private final ProgressService progress;
    private final MigrationService moves;
    private final CurrentMember currentMember;
    private final CommentedVersionFactory desks;
    private final VersionComparisonService versionComparisonService;
    private final Clock clock;
    private @Nullable CommentedVersion desk;

    ReviewView(
            StatementService statements,
            StatementRights rights,
            ReviewService review,
            AssignmentService assignment,
            DeadlineService deadlines,
            ReturnService returns,
            ProgressService progress,
            MigrationService moves,
            CurrentMember currentMember,
            CommentedVersionFactory desks,
            VersionComparisonService versionComparisonService,
            Clock clock) {
        this.statements = statements;
        this.rights = rights;
        this.review = review;
        this.assignment = assignment;
        this.deadlines = deadlines;
        this.returns = returns;
        this.progress = progress;
        this.moves = moves;
        this.currentMember = currentMember;
        this.desks = desks;
        this.versionComparisonService = versionComparisonService;
        this.clock = clock;
        addClassNames("screen", "review");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var statement = StatementLayout.statementOf(event, statements);
        removeAll();
        var sheets = review.stageDetails(statement.id());
        var versions = statements.versions(statement.id());
        var open = sheets.stream().filter(sheet -> sheet.stage().open()).toList();
        var side = new Div();
        side.addClassName("review-side");
        open.forEach(sheet -> side.add(stage(sheet, statement)));
        if (open.isEmpty()) {
            side.add(state(statement));
        }
        var main = new Div();
        main.addClassName("review-main");
        desk = versions.isEmpty() ? null : desks.open(versions.getFirst());
        if (desk != null) {
            main.add(new VersionText(versionComparisonService, versions, desk));
            side.add(desk.threads());
        }
        var closed = sheets.stream().filter(sheet -> !sheet.stage().open()).toList();
        if (!closed.isEmpty()) {
            main.add(new ClosedStagesPanel(closed));
        }
        var columns = new Div(side, main);
        columns.addClassName("review-columns");
        add(columns, way(statement, progress.progress(statement.id()), sheets));
    }

    @Override
    public void refresh(Statement statement) {
        if (desk != null) {
            desk.refresh();
        }
    }

    private Component stage(StageDetails sheet, Statement statement) {
        var panel = new StagePanel(sheet, clock.instant());
        switch (sheet.standing()) {
            case MAY_DECIDE -> panel.add(new DecisionForm(sheet, review), new HandOverForm(sheet.stage(), assignment));
            case MAY_CAST -> panel.add(new DecisionForm(sheet, review));
            case KEPT ->
                panel.add(new Paragraph(getTranslation("workflow.review.kept")), new DecisionForm(sheet, review));
            case OWN_TEXT ->
                panel.add(new Paragraph(getTranslation(
                        sheet.stage().lacksReviewers()
                                ? "workflow.review.own-text.nobody"
                                : "workflow.review.own-text")));
            case DECIDED -> panel.add(new WithdrawObjectionForm(sheet, currentMember.id(), review));
            case NOT_ASKED -> panel.add(new Paragraph(getTranslation("workflow.review.not-asked")));
        }
        var coordinates = rights.canCoordinate(statement.id());
        if (coordinates) {
            panel.add(new ReviewersForm(sheet.stage(), assignment), new DeadlineForm(sheet.stage(), deadlines));
        }
        if (returns.mayRecall(statement.id())) {
            panel.add(new ReturnForm(statement, sheet.stage(), returns, coordinates));
        }
        return panel;
    }

    private Component state(Statement statement) {
        var phase = statement.versions() == 0 ? "none" : statement.phase().name();
        var draft = new Anchor(
                "statements/" + statement.id().value() + "/draft", getTranslation("workflow.review.to-draft"));
        draft.addClassName("button");
        draft.setVisible(statement.phase() == Phase.DRAFTING);
        return new EmptyState(
                getTranslation("workflow.review.state." + phase, statement.versions()),
                getTranslation("workflow.review.advice." + phase, statement.versions()),
                draft);
    }

    private Component way(Statement statement, Progress progress, List<StageDetails> sheets) {
        var marks = new LinkedHashMap<String, Mark>();
        progress.steps().forEach(step -> marks.put(step.element(), StepMark.of(step, sheets)));
        var section = new Section(
                new H3(getTranslation("workflow.review.way")), new WorkflowDiagram(progress.bpmn(), marks).listed());
        section.addClassNames("panel", "review-way");
        moves.version(statement.id()).ifPresent(run -> section.add(version(run)));
        if (rights.canCoordinate(statement.id())) {
            moves.outlook(statement.id())
                    .ifPresent(outlook -> section.add(new MigrationPanel(statement, outlook, moves)));
        }
        return section;
    }

    private Component version(CurrentWorkflowVersion run) {
        var line = new Paragraph(getTranslation(
                run.isNewest() ? "workflow.run.newest" : "workflow.run.older",
                run.name(),
                run.version().number(),
                run.newest()));
        line.addClassName("meta");
        return line;
    }
}
