package org.communique.treaty.ui.state;

import static java.util.Comparator.comparing;
import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.screen.Toasts;
import org.communique.text.format.NameList;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.StateStatus;
import org.communique.treaty.state.StatusCell;
import org.communique.treaty.state.StatusService;
import org.communique.treaty.ui.StatusLabels;
import org.communique.treaty.ui.TreatyDialog;
import org.communique.treaty.ui.TreatyLabels;

/** Lets the public read what was recorded of many States, after a look at what that is. */
class PublishStatesDialog extends TreatyDialog {

    private final StatusService service;
    private final InstrumentId instrument;
    private final Runnable afterwards;
    private final CheckboxGroup<StateStatus> states = new CheckboxGroup<>(text("publish.states"));

    /** @param unpublished of which the public reads something else than the coalition */
    PublishStatesDialog(
            StatusService service, InstrumentId instrument, Collection<StateStatus> unpublished, Runnable afterwards) {
        super(text("publish.many"), text("publish.chosen"));
        this.service = service;
        this.instrument = instrument;
        this.afterwards = afterwards;
        var all = unpublished.stream()
                .sorted(comparing(status -> TreatyLabels.name(status.state())))
                .toList();
        states.setItems(all);
        states.setItemLabelGenerator(PublishStatesDialog::words);
        states.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
        states.addClassName("publish-states");
        var everything = new Checkbox(text("publish.all", all.size()));
        everything.addValueChangeListener(change -> states.setValue(change.getValue() ? Set.copyOf(all) : Set.of()));
        states.addValueChangeListener(change -> allowSaving(!change.getValue().isEmpty()));
        add(new Paragraph(text("publish.about")));
        fields(everything, states);
        allowSaving(false);
    }

    /** Each cell that would change for the public. */
    private static String words(StateStatus status) {
        var changes = Arrays.stream(StatusCell.values())
                .filter(cell -> !status.isPublished(cell))
                .map(cell -> text(
                        "publish.change", text("cell." + cell), shown(status.asPublished(), cell), shown(status, cell)))
                .collect(Collectors.joining("; "));
        return text("tile", TreatyLabels.name(status.state()), changes);
    }

    private static String shown(StateStatus status, StatusCell cell) {
        return status.cell(cell).map(StatusLabels::of).orElseGet(() -> text("cell.empty"));
    }

    @Override
    protected Optional<String> question() {
        return Optional.of(text("publish.question", states.getValue().size()));
    }

    @Override
    protected void save() {
        Map<StateCode, Long> chosen =
                states.getValue().stream().collect(Collectors.toMap(StateStatus::state, StateStatus::revision));
        List<StateCode> left = service.publishAll(instrument, chosen);
        close();
        if (left.isEmpty()) {
            Toasts.done(text("publish.done", chosen.size()));
        } else {
            Toasts.refused(text(
                    "publish.left",
                    chosen.size() - left.size(),
                    NameList.of(left.stream().map(TreatyLabels::name).toList())));
        }
        afterwards.run();
    }
}
