package org.communique.treaty.ui.state;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.select.Select;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.communique.screen.ChoiceField;
import org.communique.screen.HtmlContent;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.instrument.Topic;
import org.communique.treaty.map.Shading;
import org.communique.treaty.map.WorldMap;
import org.communique.treaty.position.PositionService;
import org.communique.treaty.position.Subject;
import org.communique.treaty.register.RegisterService;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.StateStatus;
import org.communique.treaty.ui.PositionLabels;
import org.communique.treaty.ui.TreatyLabels;
import tools.jackson.databind.JsonNode;

/** The map of the States, by status or by position. Pointers open a State from it; keys and screen readers do so from the list and the table. */
@StyleSheet("context://p/assets/treaty.css")
class StateMapPanel extends Div {

    private static final String STATE = "event.target.closest('[data-state]')?.dataset.state ?? ''";

    /** The names are part of message keys. */
    private enum Shown {
        STATUS,
        POSITIONS
    }

    private final Map<StateCode, StateStatus> statuses;
    private final PositionService positions;
    private final Select<Shown> shown = new Select<>();
    private final ChoiceField<Subject> subject = new ChoiceField<>(text("map.subject"));
    private final Div picture = new Div();

    StateMapPanel(Map<StateCode, StateStatus> statuses, PositionService positions, RegisterService register) {
        this.statuses = statuses;
        this.positions = positions;
        addClassNames("panel", "map-panel");
        shown.setLabel(text("map.by"));
        shown.setItems(Shown.values());
        shown.setItemLabelGenerator(each -> text("map.by." + each));
        shown.setValue(Shown.STATUS);
        var subjects = subjects(register);
        subject.setItems(subjects);
        subject.setItemLabelGenerator(PositionLabels::of);
        subject.setValue(subjects.getFirst());
        shown.addValueChangeListener(change -> show());
        subject.addValueChangeListener(change -> show());
        var bar = new Div(shown, subject);
        bar.addClassName("toolbar");
        picture.getElement()
                .addEventListener("click", click -> open(click.getEventData().get(STATE)))
                .addEventData(STATE);
        add(new H2(text("map")), bar, picture);
        show();
    }

    private static List<Subject> subjects(RegisterService register) {
        var articles = register.editions(InstrumentId.CYBERCRIME).stream()
                .limit(1)
                .flatMap(edition ->
                        edition.articles().stream().map(article -> Subject.of(edition.id(), article.number())));
        return Stream.concat(articles, Arrays.stream(Topic.values()).map(Subject::of))
                .toList();
    }

    private void show() {
        boolean byPosition = shown.getValue() == Shown.POSITIONS;
        subject.setVisible(byPosition);
        picture.removeAll();
        var shading = byPosition && subject.getValue() != null
                ? Shading.ofPositions(
                        positions.statePositions(subject.getValue()),
                        PositionLabels.of(subject.getValue()),
                        TreatyLabels::text)
                : Shading.ofStatus(statuses, TreatyLabels::text);
        WorldMap.html(shading, TreatyLabels.locale(), TreatyLabels::text)
                .ifPresent(html ->
                        picture.add(new HtmlContent(html, TreatyLabels.locale().toLanguageTag(), "map-content")));
    }

    private static void open(JsonNode state) {
        if (!state.asString().isEmpty()) {
            UI.getCurrent().navigate("treaty/states/" + state.asString());
        }
    }
}
