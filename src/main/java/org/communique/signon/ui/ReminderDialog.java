package org.communique.signon.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.communique.coalition.directory.OrganisationId;
import org.communique.mail.ui.OwnWordsField;
import org.communique.screen.Toasts;
import org.communique.screen.UnsentText;
import org.communique.signon.CallSummary;
import org.communique.signon.ReminderOutcome;
import org.communique.signon.board.BoardRow;
import org.communique.signon.call.OutreachService;

/** Reminds the organisations that are ticked, with words of one's own, and shows before each mail word for word. */
class ReminderDialog extends Dialog {

    private final OutreachService outreach;
    private final CallSummary call;
    private final Grid<BoardRow> grid = new Grid<>();
    private final OwnWordsField words = new OwnWordsField();

    /** @param all what is done if all are ticked */
    ReminderDialog(
            OutreachService outreach,
            CallSummary call,
            List<BoardRow> silent,
            ReminderOutcome all,
            BiConsumer<Set<OrganisationId>, String> send) {
        this.outreach = outreach;
        this.call = call;
        setHeaderTitle(getTranslation("signon.remind.title"));
        setWidth("min(46rem, 100vw)");
        UnsentText.keepIn(this);
        grid.addColumn(row -> row.organisation().displayName()).setHeader(getTranslation("signon.organisation"));
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setItems(silent);
        grid.setItemDetailsRenderer(new ComponentRenderer<>(this::mailPreviews));
        grid.setHeight("20rem");
        var chosen = grid.setSelectionMode(Grid.SelectionMode.MULTI);
        grid.asMultiSelect().select(silent);
        add(new Paragraph(getTranslation("signon.remind.text", silent.size())), words.ifMailed(all.relay()), grid);
        if (!silent.isEmpty()) {
            add(new Paragraph(getTranslation("signon.remind.mails", all.mails())));
        }
        var confirm = new Button(getTranslation("signon.remind.confirm", silent.size()), click -> {
            if (Toasts.isUnfinished(this)) {
                return;
            }
            send.accept(
                    chosen.getSelectedItems().stream()
                            .map(row -> row.organisation().id())
                            .collect(Collectors.toSet()),
                    words.getValue());
            close();
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.setEnabled(!silent.isEmpty());
        grid.addSelectionListener(change -> {
            int number = change.getAllSelectedItems().size();
            confirm.setText(getTranslation("signon.remind.confirm", number));
            confirm.setEnabled(number > 0);
        });
        words.addValueChangeListener(change -> grid.getDataProvider().refreshAll());
        getFooter().add(new Button(getTranslation("screen.cancel"), click -> close()), confirm);
    }

    private Component mailPreviews(BoardRow row) {
        var letters = outreach.reminders(call.version(), row.organisation().id(), words.getValue());
        var details = new Div();
        details.addClassName("board-details");
        if (letters.isEmpty()) {
            details.add(new Paragraph(getTranslation("signon.remind.no-one")));
        }
        letters.forEach(letter -> details.add(SignOnLabels.preview(letter)));
        return details;
    }
}
