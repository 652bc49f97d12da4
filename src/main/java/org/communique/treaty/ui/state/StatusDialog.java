package org.communique.treaty.ui.state;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import org.communique.refusal.Refusal;
import org.communique.screen.DateField;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;
import org.communique.treaty.state.ConsentKind;
import org.communique.treaty.state.StateStatus;
import org.communique.treaty.state.StatusCell;
import org.communique.treaty.state.StatusEntry;
import org.communique.treaty.state.StatusFact;
import org.communique.treaty.state.StatusOutcome;
import org.communique.treaty.state.StatusService;
import org.communique.treaty.state.TreatyRules;
import org.communique.treaty.ui.TreatyDialog;
import org.communique.treaty.ui.TreatyLabels;

/** Enters what a State did, or empties a cell. */
class StatusDialog extends TreatyDialog {

    private final StatusService service;
    private final StateStatus shown;
    private final boolean publishes;
    private final Runnable afterwards;
    private final Select<StatusCell> cell = new Select<>();
    private final Select<ConsentKind> kind = new Select<>();
    private final DateField date = new DateField(text("date"));
    private final TextField source = new TextField(text("source"));

    StatusDialog(StatusService service, StateStatus shown, boolean publishes, Runnable afterwards) {
        super(text("status.enter"), text("save"));
        this.service = service;
        this.shown = shown;
        this.publishes = publishes;
        this.afterwards = afterwards;
        cell.setLabel(text("status"));
        cell.setItems(StatusCell.values());
        cell.setItemLabelGenerator(each -> text("cell." + each));
        cell.setEmptySelectionAllowed(false);
        cell.addValueChangeListener(change -> kind.setVisible(change.getValue() == StatusCell.CONSENT));
        kind.setLabel(text("consent.kind"));
        kind.setItems(ConsentKind.values());
        kind.setItemLabelGenerator(each -> text("consent.kind." + each));
        kind.setValue(ConsentKind.RATIFICATION);
        date.setHelperText(text("status.date.help"));
        require(source);
        past(date, TreatyRules.earliest(shown.instrument()));
        source.setMaxLength(StatusFact.LONGEST_SOURCE);
        judges(date);
        source.setHelperText(text("source.help"));
        add(new Paragraph(text(publishes ? "status.enter.public" : "status.enter.private")));
        fields(cell, kind, date, source);
        cell.setValue(StatusCell.SIGNATURE);
    }

    @Override
    protected Optional<String> question() {
        return Optional.of(text(
                        "publish.entry",
                        TreatyLabels.name(shown.state()),
                        text("cell." + cell.getValue()),
                        date.getValue() == null ? text("cell.empty") : TimeFormat.day(date.getValue())))
                .filter(question -> publishes);
    }

    @Override
    protected void save() {
        var consent = cell.getValue() == StatusCell.CONSENT && date.getValue() != null ? kind.getValue() : null;
        var entry = new StatusEntry(cell.getValue(), date.getValue(), consent, source.getValue());
        switch (service.enter(
                shown.instrument(),
                shown.state(),
                entry,
                shown.cell(cell.getValue()).orElse(null))) {
            case StatusOutcome.Saved(var saved) -> {
                Toasts.done(text("status.saved"));
                close();
                afterwards.run();
            }
            case StatusOutcome.Same() -> close();
            case Refusal refusal -> refuse(refusal);
        }
    }
}
