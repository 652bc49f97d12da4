package org.communique.statement.ui;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Objects;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.collab.DraftId;
import org.communique.collab.Participant;
import org.communique.screen.SkipTarget;
import org.communique.screen.Toasts;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.access.StatementRights;
import org.communique.statement.activity.ActivityService;
import org.communique.statement.activity.ActivityService.AttributedEntry;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.creation.StatementProposalService;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.SubmissionOutcome;
import org.communique.statement.lifecycle.ReviewForecastService;
import org.communique.statement.lifecycle.StageForecaster.StageForecast;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.submission.OpenPoint;
import org.communique.statement.submission.SubmissionPreviewService;
import org.communique.statement.ui.creation.ProposalPanel;
import org.communique.statement.ui.sharing.ReviewForecastButton;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Where a statement is written: who will decide and the next step with the tabs, the editor, and what happened at its side. */
@PermitAll
@Route(value = "statements/:statement/draft", layout = StatementLayout.class)
class DraftView extends Div implements BeforeEnterObserver, RefreshableScreen, ScreenActions {

    private final StatementService statements;
    private final DraftService drafts;
    private final StatementRights rights;
    private final CurrentMember currentMember;
    private final Directory directory;
    private final StatementProposalService proposals;
    private final DraftEditorConfigurer editorConfigurer;
    private final ActivityService activity;
    private final ReviewForecastService forecasts;
    private final StatementCreationService creation;
    private final SubmissionPreviewService previews;
    private final ObjectProvider<DraftMarginSource> marginSources;
    private final ObjectProvider<TextFileActions> fileActions;
    private final Div actions = new Div();
    private final Div forecast = new Div();
    private final Div nextStep = new Div();
    private final Div advice = new Div();
    private final ActivityList activityList = new ActivityList();
    private @Nullable DraftEditor editor;
    private @Nullable DraftMargin margin;
    private List<DraftMarginPart> marginParts = List.of();
    private String shown = "";
    private List<StageForecast> shownForecasts = List.of();

    DraftView(
            StatementService statements,
            DraftService drafts,
            StatementRights rights,
            ActivityService activity,
            ReviewForecastService forecasts,
            StatementCreationService creation,
            SubmissionPreviewService previews,
            CurrentMember currentMember,
            Directory directory,
            StatementProposalService proposals,
            DraftEditorConfigurer editorConfigurer,
            ObjectProvider<DraftMarginSource> marginSources,
            ObjectProvider<TextFileActions> fileActions) {
        this.statements = statements;
        this.drafts = drafts;
        this.rights = rights;
        this.activity = activity;
        this.forecasts = forecasts;
        this.creation = creation;
        this.previews = previews;
        this.currentMember = currentMember;
        this.directory = directory;
        this.proposals = proposals;
        this.editorConfigurer = editorConfigurer;
        this.marginSources = marginSources;
        this.fileActions = fileActions;
        addClassNames("screen", "draft");
        actions.addClassName("actions");
        actions.add(forecast, nextStep);
        advice.addClassName("next-step");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var statement = StatementLayout.statementOf(event, statements);
        removeAll();
        editor = editor(statement);
        editor.addClassName(SkipTarget.CLASS);
        editor.addFrozenChangedListener(change -> refresh(statements.get(statement.id())));
        marginParts = marginParts(editor, statement);
        actions.removeAll();
        actions.add(forecast);
        actions.add(files(statement));
        actions.add(nextStep);
        var sides = new Div(editor, activityList);
        sides.addClassName("draft-editor");
        add(advice, sides);
        shown = "";
        refresh(statement);
    }

    /** In one menu, so that the text begins high on the screen. */
    private MenuBar files(Statement statement) {
        var bar = new MenuBar();
        var files = bar.addItem(getTranslation("statement.draft.files")).getSubMenu();
        fileActions
                .orderedStream()
                .flatMap(source -> source.of(statement, 0).stream())
                .forEach(action ->
                        files.addItem(action.label(), click -> action.open().run()));
        return bar;
    }

    /** Called again when the draft is frozen or reopened, or the statement changes, while the screen is open. */
    @Override
    public void refresh(Statement statement) {
        var writable = statement.phase().isDrafted() && rights.canEdit(statement.id());
        if (editor != null) {
            editor.setReadOnly(!writable);
        }
        var happened = activity.of(statement.id());
        activityList.show(happened);
        marginParts.forEach(part -> part.refresh(statement));
        showForecast(statement);
        show(statement, writable, happened);
    }

    private List<DraftMarginPart> marginParts(DraftEditor editor, Statement statement) {
        var margin = new DraftMargin(editor);
        this.margin = margin;
        margin.getElement().setAttribute("aria-label", getTranslation("statement.draft.margin"));
        editor.getElement().appendChild(margin.getElement());
        return marginSources
                .orderedStream()
                .map(source -> source.open(margin, statement))
                .toList();
    }

    private void showForecast(Statement statement) {
        var now = statement.phase() == Phase.DRAFTING ? forecasts.of(statement.id()) : List.<StageForecast>of();
        if (!now.equals(shownForecasts)) {
            shownForecasts = now;
            forecast.removeAll();
            if (!now.isEmpty()) {
                forecast.add(new ReviewForecastButton(now));
            }
        }
    }

    private void show(Statement statement, boolean writable, List<AttributedEntry> happened) {
        var awaited = statement.phase() == Phase.DRAFTING
                        && drafts.amendmentObstacle(statement.id()).orElse(null)
                                instanceof SubmissionOutcome.AmendmentsAwaited found
                ? Toasts.text(found)
                : "";
        var why = writable || statement.phase() == Phase.PROPOSED ? "" : whyReadOnly(statement, happened);
        var state =
                statement.phase() + " " + writable + " " + statement.frozen().versions() + " " + awaited + why;
        if (state.equals(shown)) {
            return;
        }
        shown = state;
        nextStep.removeAll();
        advice.removeAll();
        var proposal = statement.proposal();
        if (proposal != null && statement.phase() == Phase.PROPOSED) {
            advice.setVisible(true);
            advice.add(new ProposalPanel(statement, proposal, currentMember.get(), directory, proposals, creation));
            return;
        }
        advice.setVisible(!writable || !awaited.isEmpty());
        if (!writable) {
            advice.add(new Span(why));
        }
        if (!awaited.isEmpty()) {
            advice.add(new Span(awaited));
        }
        if (writable) {
            var submit = new Button(
                    getTranslation("statement.draft.submit"),
                    click -> SubmitDialog.open(statement.id(), previews, drafts, this::goTo));
            submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            nextStep.add(submit);
        }
    }

    private void goTo(OpenPoint point) {
        if (point.kind().isInText()) {
            requireNonNull(editor).select(point.words());
        } else if (point.id() instanceof String annotation) {
            requireNonNull(margin).goTo(annotation);
        } else {
            forecast.getChildren()
                    .filter(ReviewForecastButton.class::isInstance)
                    .forEach(button -> ((ReviewForecastButton) button).open());
        }
    }

    private String whyReadOnly(Statement statement, List<AttributedEntry> happened) {
        var key = "statement.draft.closed." + statement.phase();
        if (statement.phase() != Phase.ABANDONED) {
            return getTranslation(key, statement.submittedVersions());
        }
        var declined =
                statement.proposal() == null ? null : statement.proposal().declined();
        var kind = declined == null ? "statement.activity.abandoned" : "statement.activity.declined";
        var end = happened.stream()
                .filter(each -> each.entry().kind().equals(kind))
                .findFirst();
        var own = end.filter(each -> currentMember.id().equals(each.entry().by()));
        var who = end.map(AttributedEntry::who)
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> getTranslation("statement.draft.closed.coordinator"));
        return getTranslation(
                (declined == null ? key : "statement.proposal.declined.because") + (own.isPresent() ? ".you" : ""),
                who,
                Objects.requireNonNullElse(declined, ""));
    }

    @Override
    public Component actions() {
        return actions;
    }

    private DraftEditor editor(Statement statement) {
        var person = currentMember.get();
        var editor = new DraftEditor(
                new DraftId(statement.id().value()),
                new Participant(person.id().value(), person.name()),
                drafts.colour(statement.id()));
        if (rights.canEdit(statement.id())) {
            editorConfigurer.configure(editor, statement.id());
        } else if (rights.canComment(statement.id())) {
            editorConfigurer.keepUnsent(editor, statement.id());
        }
        return editor;
    }
}
