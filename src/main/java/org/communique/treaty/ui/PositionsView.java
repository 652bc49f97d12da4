package org.communique.treaty.ui;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.communique.coalition.directory.CurrentMember;
import org.communique.screen.ChoiceField;
import org.communique.treaty.position.Attitude;
import org.communique.treaty.position.Holder;
import org.communique.treaty.position.PositionFilter;
import org.communique.treaty.position.PositionService;
import org.communique.treaty.register.RegisterService;
import org.communique.treaty.state.State;
import org.communique.treaty.state.States;

/** What States, companies and others say, by year, State and attitude. */
@PermitAll
@Route(value = "treaty/positions", layout = TreatyLayout.class)
class PositionsView extends Div implements HasDynamicTitle {

    /** The General Assembly began the negotiation. */
    private static final int FIRST_YEAR = 2019;

    private final PositionService service;
    private final PositionPermissions permissions;
    private final Select<Integer> year = new Select<>();
    private final ChoiceField<State> state = new ChoiceField<>(text("state"));
    private final Select<Attitude> attitude = new Select<>();
    private final Div results = new Div();

    PositionsView(PositionService service, RegisterService register, CurrentMember currentMember, Clock clock) {
        this.service = service;
        this.permissions = PositionPermissions.of(currentMember.get(), register);
        addClassName("screen");
        int now = LocalDate.now(clock).getYear();
        year.setLabel(text("year"));
        year.setItems(IntStream.rangeClosed(FIRST_YEAR, now)
                .map(each -> now + FIRST_YEAR - each)
                .boxed()
                .toList());
        year.setItemLabelGenerator(String::valueOf);
        year.setValue(now);
        state.setItems(States.all().stream()
                .sorted(Comparator.comparing(PositionLabels::name))
                .toList());
        state.setItemLabelGenerator(PositionLabels::name);
        state.setClearButtonVisible(true);
        TreatyLayout.fill(
                attitude,
                text("attitude"),
                text("attitude.all"),
                List.of(Attitude.values()),
                each -> text("attitude." + each));
        year.addValueChangeListener(change -> show());
        state.addValueChangeListener(change -> show());
        attitude.addValueChangeListener(change -> show());
        var bar = new Div(year, state, attitude);
        bar.addClassName("toolbar");
        if (permissions.researches()) {
            var add = new Button(
                    text("position.add"), click -> new PositionDialog(service, permissions, null, this::show).open());
            add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            bar.add(add);
        }
        var about = new Paragraph(text("positions.about"));
        about.addClassName("meta");
        var heading = new H2(text("positions"));
        heading.addClassName("visually-hidden");
        add(bar, about, heading, results);
        show();
    }

    private void show() {
        var holder = state.isEmpty() ? null : Holder.of(state.getValue().code()).key();
        results.removeAll();
        results.add(new PositionList(
                service, permissions, new PositionFilter(holder, null, year.getValue(), attitude.getValue())));
    }

    @Override
    public String getPageTitle() {
        return text("positions");
    }
}
