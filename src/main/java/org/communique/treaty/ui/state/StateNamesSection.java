package org.communique.treaty.ui.state;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.communique.coalition.directory.CurrentMember;
import org.communique.treaty.name.NameLanguage;
import org.communique.treaty.name.OfficialName;
import org.communique.treaty.name.OfficialNameService;
import org.communique.treaty.name.OfficialNames;
import org.communique.treaty.state.State;
import org.communique.treaty.ui.StateSection;
import org.communique.treaty.ui.TreatyLabels;
import org.springframework.core.annotation.Order;

/** Short and official names in the languages of the United Nations. */
@org.springframework.stereotype.Component
@Order(20)
class StateNamesSection implements StateSection {

    private final OfficialNameService service;
    private final CurrentMember currentMember;

    StateNamesSection(OfficialNameService service, CurrentMember currentMember) {
        this.service = service;
        this.currentMember = currentMember;
    }

    @Override
    public Component create(State state) {
        return new Panel(state, TreatyLabels.researches(currentMember.get()));
    }

    private final class Panel extends Div {

        private final State state;
        private final boolean researches;

        Panel(State state, boolean researches) {
            this.state = state;
            this.researches = researches;
            addClassName("panel");
            show();
        }

        private void show() {
            var names = service.names(state.code());
            var list = new UnorderedList();
            list.addClassName("facts");
            for (var language : NameLanguage.values()) {
                list.add(item(names, language));
            }
            removeAll();
            add(new H2(text("names")), list);
            if (researches) {
                add(new Button(text("name.enter"), click -> new OfficialNameDialog(service, names, this::show).open()));
            }
        }

        private ListItem item(OfficialNames names, NameLanguage language) {
            var item = new ListItem(
                    new Span(text("name.language." + language) + ": "),
                    name(state.shortName(language.locale()), language));
            var official = names.in(language);
            var words = official.map(OfficialName::name)
                    .orElseGet(() -> language == NameLanguage.ENGLISH ? state.depositaryName() : "");
            if (words.isEmpty()) {
                item.add(new Span(" · " + text("name.none")));
            } else {
                item.add(new Span(" · " + text("name.official") + " "), name(words, language));
            }
            if (official.filter(found -> !found.checked()).isPresent()) {
                item.add(new Span(" "), TreatyLabels.toBeChecked());
            }
            return item;
        }
    }

    private static Span name(String words, NameLanguage language) {
        var span = new Span(words);
        span.getElement().setAttribute("lang", language.tag()).setAttribute("dir", "auto");
        return span;
    }
}
