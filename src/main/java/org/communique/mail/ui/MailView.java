package org.communique.mail.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import org.communique.mail.MailService;
import org.communique.mail.MailState;
import org.communique.mail.MailStatus;
import org.communique.screen.ResponsiveColumns;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;

/** The outbox: which mails wait, went out, or failed and why. */
@Route("mail")
@RolesAllowed("ADMINISTRATOR")
class MailView extends Div implements HasDynamicTitle {

    private final MailService mails;
    private final Select<MailState> state = new Select<>();
    private final Grid<MailStatus> grid = new Grid<>();
    private Map<MailState, Long> counts = Map.of();

    MailView(MailService mails) {
        this.mails = mails;
        addClassNames("screen");
        if (!mails.hasRelay()) {
            var banner = new Div(
                    new Paragraph(getTranslation("mail.no-relay.text")),
                    new Paragraph(getTranslation("mail.no-relay.configure")));
            banner.addClassNames("panel", "warning");
            add(banner);
        }
        counts = mails.counts();
        state.setLabel(getTranslation("mail.filter"));
        state.setItems(MailState.values());
        state.setItemLabelGenerator(each -> getTranslation("mail.filter." + each, counts.getOrDefault(each, 0L)));
        state.setWidth("22rem");
        var refresh = new Button(getTranslation("mail.refresh"), click -> show());
        var tools = new Div(state, refresh);
        tools.addClassName("toolbar");
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.addColumn(LitRenderer.<MailStatus>of(
                                "<div class=\"two-lines\"><span>${item.to.map(part => html`${part}<wbr>`)}</span><span"
                                        + " class=\"meta\">${item.about}</span></div>")
                        // Breaks where a reader would.
                        .withProperty("to", mail -> List.of(mail.to().value().split("(?<=[@.])")))
                        .withProperty("about", mail -> getTranslation("mail.kind." + mail.kind())))
                .setHeader(getTranslation("mail.recipient"))
                .setFlexGrow(2);
        var made = grid.addColumn(mail -> TimeFormat.local(mail.queuedAt()))
                .setHeader(getTranslation("mail.made", TimeFormat.zoneName()))
                .setFlexGrow(1);
        grid.addColumn(mail -> MailStatusText.text(mail, mails.hasRelay()))
                .setHeader(getTranslation("mail.state"))
                .setFlexGrow(3);
        var actions = new Span(getTranslation("screen.actions"));
        actions.addClassName("visually-hidden");
        grid.addColumn(new ComponentRenderer<>(this::actions))
                .setHeader(actions)
                .setFlexGrow(1);
        ResponsiveColumns.last(grid, made);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setEmptyStateText(getTranslation("mail.none"));
        add(tools, new Paragraph(getTranslation("mail.shown", MailService.MOST_SHOWN)), grid);
        state.setValue(MailState.QUEUED);
        state.addValueChangeListener(change -> show());
        show();
    }

    private void show() {
        counts = mails.counts();
        // To refresh all at once would leave the field blank.
        List.of(MailState.values()).forEach(state.getListDataView()::refreshItem);
        var chosen = state.getValue();
        grid.setItems(mails.in(chosen == null ? MailState.QUEUED : chosen));
    }

    private Component actions(MailStatus mail) {
        if (!mails.hasRelay()) {
            return new Span();
        }
        return switch (mail.state()) {
            case REFUSED, GIVEN_UP, WITHHELD ->
                mail.retryable() ? again(mail) : new Span(getTranslation("mail.erased"));
            case QUEUED -> mail.isRetrying() ? again(mail) : new Span();
            case HANDED_OVER, NO_RELAY -> new Span();
        };
    }

    private Button again(MailStatus mail) {
        return new Button(getTranslation("mail.again"), click -> {
            if (mails.tryAgain(mail.id())) {
                Toasts.done(getTranslation("mail.again.done"));
            } else {
                Toasts.refused(new MailService.NotRetried());
            }
            show();
        });
    }

    @Override
    public String getPageTitle() {
        return getTranslation("mail.title");
    }
}
