package org.communique.signon.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.List;
import org.communique.signon.CallSummary;
import org.communique.signon.ReminderComposer;
import org.communique.signon.board.BoardRow;
import org.communique.signon.call.OutreachService;

/** A preview of reminders: their recipients, and each mail word for word. */
class ReminderDialog extends Dialog {

    private final OutreachService outreach;
    private final CallSummary call;

    /** @param mails how many are sent */
    ReminderDialog(OutreachService outreach, CallSummary call, List<BoardRow> silent, int mails, Runnable send) {
        this.outreach = outreach;
        this.call = call;
        setHeaderTitle(getTranslation("signon.remind.title"));
        setWidth("min(46rem, 100vw)");
        var grid = new Grid<BoardRow>();
        grid.addColumn(row -> row.organisation().displayName()).setHeader(getTranslation("signon.organisation"));
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setItems(silent);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setItemDetailsRenderer(new ComponentRenderer<>(this::mailPreviews));
        grid.setHeight("20rem");
        add(new Paragraph(getTranslation("signon.remind.text", silent.size())), grid);
        if (!silent.isEmpty()) {
            add(new Paragraph(getTranslation("signon.remind.mails", mails)));
        }
        var confirm = new Button(getTranslation("signon.remind.confirm", silent.size()), click -> {
            send.run();
            close();
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.setEnabled(!silent.isEmpty());
        getFooter().add(new Button(getTranslation("screen.cancel"), click -> close()), confirm);
    }

    private Component mailPreviews(BoardRow row) {
        var letters = outreach.reminders(call.version(), row.organisation().id());
        var details = new Div();
        details.addClassName("board-details");
        if (letters.isEmpty()) {
            details.add(new Paragraph(getTranslation("signon.remind.no-one")));
        }
        letters.forEach(reminderMail -> details.add(mailPreview(reminderMail)));
        return details;
    }

    private Component mailPreview(ReminderComposer.ReminderMail reminderMail) {
        if (!reminderMail.mailed()) {
            return new Paragraph(getTranslation("signon.remind.stopped", reminderMail.to()));
        }
        var text = new Pre(reminderMail.text());
        text.addClassName("letter");
        return new Div(new H3(getTranslation("signon.remind.to", reminderMail.to(), reminderMail.subject())), text);
    }
}
