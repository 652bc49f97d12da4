package org.communique.statement.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.stream.Collectors;
import org.communique.coalition.CurrentMember;
import org.communique.collab.DraftId;
import org.communique.collab.Participant;
import org.communique.screen.Notices;
import org.communique.statement.DraftService;
import org.communique.statement.Phase;
import org.communique.statement.ReviewOutlook;
import org.communique.statement.StageProspects.Prospect;
import org.communique.statement.Statement;
import org.communique.statement.StatementActivity;
import org.communique.statement.StatementRights;
import org.communique.statement.StatementService;
import org.communique.statement.Submission;
import org.jspecify.annotations.Nullable;

/** Where a statement is written: the next step on top, the editor below, and what happened to it at its side. */
@PermitAll
@Route(value = "statements/:statement/draft", layout = StatementLayout.class)
class DraftView extends Div implements BeforeEnterObserver, LiveScreen {

    private final StatementService statements;
    private final DraftService drafts;
    private final StatementRights rights;
    private final CurrentMember currentMember;
    private final WritersDesk desk;
    private final StatementActivity activity;
    private final ReviewOutlook outlook;
    private final Div nextStep = new Div();
    private final Div prospects = new Div();
    private final ActivityList happened = new ActivityList();
    private @Nullable DraftEditor editor;
    private String shown = "";
    private List<Prospect> foretold = List.of();

    DraftView(
            StatementService statements,
            DraftService drafts,
            StatementRights rights,
            StatementActivity activity,
            ReviewOutlook outlook,
            CurrentMember currentMember,
            WritersDesk desk) {
        this.statements = statements;
        this.drafts = drafts;
        this.rights = rights;
        this.activity = activity;
        this.outlook = outlook;
        this.currentMember = currentMember;
        this.desk = desk;
        addClassNames("screen", "draft");
        nextStep.addClassName("next-step");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var statement = StatementLayout.statementOf(event, statements);
        removeAll();
        editor = editor(statement);
        editor.addFrozenChangedListener(change -> refresh(statements.get(statement.id())));
        var sides = new Div(editor, happened);
        sides.addClassName("desk");
        add(nextStep, prospects, sides);
        shown = "";
        refresh(statement);
    }

    /** Again when the draft is frozen or opened, or anything else happens, while somebody has it before them. */
    @Override
    public void refresh(Statement statement) {
        var writable = statement.phase() == Phase.DRAFTING && rights.canEdit(statement.id());
        if (editor != null) {
            editor.setReadOnly(!writable);
        }
        happened.show(activity.of(statement.id()));
        foretell(statement);
        show(statement, writable);
    }

    private void foretell(Statement statement) {
        var now = statement.phase() == Phase.DRAFTING ? outlook.of(statement.id()) : List.<Prospect>of();
        if (!now.equals(foretold)) {
            foretold = now;
            prospects.removeAll();
            if (!now.isEmpty()) {
                prospects.add(new OutlookDetails(now));
            }
        }
    }

    private void show(Statement statement, boolean writable) {
        var state = statement.phase() + " " + writable + " " + statement.versions();
        if (state.equals(shown)) {
            return;
        }
        shown = state;
        nextStep.removeAll();
        nextStep.add(new Span(getTranslation(adviceKey(statement, writable), statement.versions())));
        if (writable) {
            var submit = new Button(getTranslation("statement.draft.submit"), click -> confirm(statement));
            submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            nextStep.add(submit);
        }
    }

    private static String adviceKey(Statement statement, boolean writable) {
        if (statement.phase() != Phase.DRAFTING) {
            return "statement.draft.frozen";
        }
        return writable ? "statement.draft.advice" : "statement.draft.reader";
    }

    private DraftEditor editor(Statement statement) {
        var person = currentMember.get();
        var editor = new DraftEditor(
                new DraftId(statement.id().value()),
                new Participant(person.id().value(), person.name()),
                drafts.colour(statement.id()));
        if (rights.canEdit(statement.id())) {
            desk.equip(editor, statement.id());
        }
        return editor;
    }

    private void confirm(Statement statement) {
        var dialog = new ConfirmDialog();
        dialog.setHeader(getTranslation("statement.draft.submit.header"));
        var text = getTranslation("statement.draft.submit.text", statement.versions() + 1);
        var hopeless = outlook.of(statement.id()).stream()
                .filter(Prospect::hopeless)
                .map(Prospect::stage)
                .collect(Collectors.joining(", "));
        dialog.setText(
                hopeless.isEmpty() ? text : text + " " + getTranslation("statement.draft.submit.hopeless", hopeless));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("screen.cancel"));
        dialog.setConfirmText(getTranslation("statement.draft.submit"));
        dialog.addConfirmListener(confirmed -> submit(statement));
        dialog.open();
    }

    private void submit(Statement statement) {
        switch (drafts.submit(statement.id())) {
            case Submission.Submitted submitted -> {
                Notices.done(getTranslation(
                        "statement.draft.submitted", submitted.version().number()));
                UI.getCurrent().navigate("statements/" + statement.id().value() + "/review");
            }
            case Submission.NothingToSubmit nothing -> Notices.refused(getTranslation("statement.draft.nothing"));
            case Submission.Unchanged unchanged ->
                Notices.refused(getTranslation(
                        "statement.draft.unchanged", unchanged.version().number()));
            case Submission.TooLong(var characters, var limit) ->
                Notices.refused(getTranslation("statement.draft.too-long", characters, limit));
            case Submission.Misread(var excerpt) ->
                Notices.refused(
                        excerpt.isEmpty()
                                ? getTranslation("statement.draft.misread")
                                : getTranslation("statement.draft.misread.at", excerpt));
            case Submission.TooManyVersions(var limit) ->
                Notices.refused(getTranslation("statement.draft.too-many-versions", limit));
            case Submission.TooMuchFrozen(var megabytes) ->
                Notices.refused(getTranslation("statement.draft.too-much-frozen", megabytes));
            case Submission.SubmittedTooOften(var why) -> Notices.refused(QuotaText.of(why));
            case Submission.NotDrafting moved -> {
                Notices.refused(getTranslation("statement.draft.moved", PhaseTag.words(moved.phase())));
                UI.getCurrent().getPage().reload();
            }
        }
    }
}
