package org.communique.statement.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.server.VaadinSession;
import java.util.Objects;
import java.util.function.Consumer;
import org.communique.refusal.Refusal;
import org.communique.screen.Toasts;
import org.communique.statement.StatementId;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.SubmissionOutcome;
import org.communique.statement.draft.SubmissionOutcome.AmendmentsAwaited;
import org.communique.statement.submission.OpenPoint;
import org.communique.statement.submission.OpenPoint.Kind;
import org.communique.statement.submission.SubmissionPreview;
import org.communique.statement.submission.SubmissionPreviewService;
import org.communique.statement.version.Version;

/** Says what is open in a draft, each with a link to it, asks what changed, and submits the draft. */
class SubmitDialog extends Dialog {

    private final StatementId statement;
    /** Where what was written stays while its author looks at what is open on another screen. */
    private final String kept;

    private final SubmissionPreviewService previews;
    private final DraftService drafts;
    private final Consumer<OpenPoint> show;
    private final TextArea note = new TextArea();

    private SubmitDialog(
            StatementId statement,
            SubmissionPreview preview,
            SubmissionPreviewService previews,
            DraftService drafts,
            Consumer<OpenPoint> show) {
        this.statement = statement;
        this.kept = SubmitDialog.class.getName() + statement.value();
        this.previews = previews;
        this.drafts = drafts;
        this.show = show;
        setHeaderTitle(getTranslation("statement.draft.submit.header"));
        setWidth("min(36rem, 100vw)");
        addClassName("submission");
        if (preview.unchanged()) {
            var unchanged = new Paragraph(Toasts.text(new SubmissionOutcome.Unchanged(preview.version() - 1)));
            unchanged.addClassName("warning");
            add(unchanged);
        } else {
            add(new Paragraph(getTranslation("statement.draft.submit.text", preview.version())));
        }
        addOpenPoints(preview);
        if (preview.unchanged()) {
            getFooter().add(new Button(getTranslation("screen.close"), click -> close()));
            return;
        }
        note.setLabel(getTranslation(
                preview.version() == 1 ? "statement.submission.note.first" : "statement.submission.note"));
        addNote();
        var submit = new Button(
                getTranslation(preview.open().isEmpty() ? "statement.draft.submit" : "statement.draft.submit.anyway"),
                click -> submit(preview.find(Kind.AMENDMENTS).isPresent()));
        submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("screen.cancel"), click -> close()), submit);
    }

    /** @param show brings into view what is open on the draft's own screen */
    static void open(
            StatementId statement, SubmissionPreviewService previews, DraftService drafts, Consumer<OpenPoint> show) {
        var preview = previews.of(statement);
        if (preview.amendments() instanceof AmendmentsAwaited awaited) {
            Toasts.refused(awaited);
        } else {
            new SubmitDialog(statement, preview, previews, drafts, show).open();
        }
    }

    private void addOpenPoints(SubmissionPreview preview) {
        if (preview.open().isEmpty()) {
            return;
        }
        var list = new UnorderedList();
        list.addClassName("open-points");
        preview.open().forEach(point -> {
            var item = new ListItem(link(point));
            var meaning = meaning(point, preview);
            if (!meaning.isEmpty()) {
                var said = new Span(meaning);
                said.addClassName("meta");
                said.getElement().setAttribute("dir", "auto");
                item.add(said);
            }
            list.add(item);
        });
        var title = new Paragraph(getTranslation("statement.submission.open"));
        title.addClassName("warning");
        add(title, list);
    }

    private Component link(OpenPoint point) {
        var label = getTranslation("statement.submission." + point.kind(), point.count());
        if (point.kind() == Kind.AMENDMENTS) {
            var link = new Anchor(point.route(), label);
            link.getElement().addEventListener("click", click -> close());
            return link;
        }
        var link = new Button(label, click -> {
            // Once it is closed, as the focus goes back then.
            addClosedListener(closed -> show.accept(point));
            close();
        });
        link.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
        return link;
    }

    private String meaning(OpenPoint point, SubmissionPreview preview) {
        return switch (point.kind()) {
            case AMENDMENTS -> Toasts.text(Objects.requireNonNull(preview.amendments()));
            case SUGGESTIONS -> getTranslation("statement.submission.SUGGESTIONS.meaning");
            case STAGES -> getTranslation("statement.draft.submit.undecidable", point.words());
            case THREADS, PLACEHOLDERS, ARTICLES -> point.words();
        };
    }

    private void addNote() {
        note.setHelperText(getTranslation("statement.submission.note.advice"));
        note.setMaxLength(Version.LONGEST_NOTE);
        note.setWidthFull();
        note.setValueChangeMode(ValueChangeMode.LAZY);
        var session = VaadinSession.getCurrent();
        note.setValue(session.getAttribute(kept) instanceof String written ? written : "");
        note.addValueChangeListener(change -> session.setAttribute(kept, change.getValue()));
        add(new Div(note));
    }

    private void submit(boolean withOpenAmendments) {
        if (Toasts.isUnfinished(this)) {
            return;
        }
        close();
        switch (drafts.submit(statement, withOpenAmendments, note.getValue())) {
            case SubmissionOutcome.Submitted submitted -> {
                VaadinSession.getCurrent().setAttribute(kept, null);
                Toasts.done(getTranslation(
                        "statement.draft.submitted", submitted.version().number()));
                UI.getCurrent().navigate("statements/" + statement.value() + "/review");
            }
            case SubmissionOutcome.SubmittedTooOften(var tooOften) -> Toasts.refused(tooOften);
            // Proposed since the dialog was opened.
            case SubmissionOutcome.AmendmentsOpen _ -> open(statement, previews, drafts, show);
            case SubmissionOutcome.NotDrafting moved -> {
                Toasts.refused(moved);
                UI.getCurrent().getPage().reload();
            }
            case Refusal refusal -> Toasts.refused(refusal);
        }
    }
}
