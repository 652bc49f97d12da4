package org.communique.treaty.ui.state;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.communique.screen.DateField;
import org.communique.screen.TimeFormat;
import org.communique.treaty.MembersToday;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.state.StateStatus;
import org.communique.treaty.state.StatusCell;
import org.communique.treaty.state.StatusService;
import org.communique.treaty.ui.StatusLabels;
import org.communique.treaty.ui.TreatyLabels;

/** Who is party to the Convention on a day that the reader chooses. */
class PartiesPanel extends Div {

    private final StatusService service;
    private final DateField day = new DateField(text("parties.day"));
    private final Paragraph count = new Paragraph();
    private final OrderedList list = new OrderedList();

    PartiesPanel(StatusService service, MembersToday today) {
        this.service = service;
        addClassNames("panel", "parties-panel");
        count.getElement().setAttribute("role", "status");
        var rule = new Paragraph(text("parties.rule"));
        rule.addClassName("meta");
        day.setValue(today.get());
        day.addValueChangeListener(change -> show());
        add(new H2(text("parties")), day, count, list, rule);
        show();
    }

    private void show() {
        var chosen = day.getValue();
        list.removeAll();
        list.setVisible(chosen != null);
        count.setVisible(chosen != null);
        if (chosen == null) {
            return;
        }
        var parties = service.partiesOn(InstrumentId.CYBERCRIME, chosen);
        count.setText(text("parties.on", parties.size(), TimeFormat.day(chosen)));
        parties.forEach(party -> list.add(item(party)));
    }

    private static ListItem item(StateStatus party) {
        var consent = party.cell(StatusCell.CONSENT).map(StatusLabels::of).orElse("");
        return new ListItem(
                new Anchor("treaty/states/" + party.state().value(), TreatyLabels.name(party.state())),
                new Span(" · " + consent));
    }
}
