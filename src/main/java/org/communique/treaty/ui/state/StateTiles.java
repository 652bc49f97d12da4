package org.communique.treaty.ui.state;

import static java.util.Comparator.comparing;
import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Locale;
import java.util.Map;
import org.communique.coalition.directory.Region;
import org.communique.treaty.state.State;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.StateStatus;
import org.communique.treaty.state.States;
import org.communique.treaty.state.StatusStage;
import org.communique.treaty.ui.StatusLabels;
import org.communique.treaty.ui.TreatyLabels;

/** One square a State, by regional group: as a map without geography. Each is a link that says its State and status. */
class StateTiles extends Div {

    StateTiles(Map<StateCode, StateStatus> statuses) {
        addClassNames("panel", "tiles-panel");
        add(new H2(text("tiles")), legend());
        for (var region : Region.values()) {
            var list = new UnorderedList();
            list.addClassName("tiles");
            States.all().stream()
                    .filter(state -> state.region() == region)
                    .sorted(comparing(state -> state.shortName(TreatyLabels.locale())))
                    .forEach(state -> list.add(tile(state, StatusStage.of(statuses.get(state.code())))));
            var group = new Div(new H3(TreatyLabels.of(region)), list);
            group.addClassName("tile-group");
            add(group);
        }
    }

    private static Div legend() {
        var legend = new Div();
        legend.addClassName("card-line");
        for (var stage : StatusStage.values()) {
            legend.add(StatusLabels.badge(stage));
        }
        return legend;
    }

    private static ListItem tile(State state, StatusStage stage) {
        var words = text("tile", state.shortName(TreatyLabels.locale()), text("stage." + stage));
        var link =
                new Anchor("treaty/states/" + state.code().value(), state.code().value());
        link.addClassNames("tile", "tile-" + stage.name().toLowerCase(Locale.ROOT));
        // Who speaks to the browser says what stands on the tile.
        link.setAriaLabel(state.code().value() + ", " + words);
        link.getElement().setAttribute("title", words);
        return new ListItem(link);
    }
}
