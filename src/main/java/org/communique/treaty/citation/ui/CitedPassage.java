package org.communique.treaty.citation.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import org.communique.treaty.citation.CitedPlace;
import org.communique.treaty.citation.UnclearPlace;

/** The words around a citation, and where they are. */
class CitedPassage extends ListItem {

    /** @param text address of the screen that shows the text; empty if its paragraphs have no address */
    CitedPassage(CitedPlace place, String text, String language) {
        this(new UnclearPlace(place.address(), place.before(), place.words(), place.after()), text, language);
        if (!place.citation().other().isEmpty()) {
            addComponentAsFirst(new Span(place.citation().other()));
        }
    }

    CitedPassage(UnclearPlace place, String text, String language) {
        addClassName("cited-passage");
        var where = CitationLabels.passage(place.address());
        var words = new Div();
        words.getElement().setAttribute("dir", "auto");
        words.getElement().setAttribute("lang", language);
        words.getElement()
                .appendChild(
                        Element.createText(place.before()),
                        new Element("strong").setText(place.words()),
                        Element.createText(place.after()));
        boolean linked = !text.isEmpty() && place.address().startsWith("p");
        add(linked ? new Anchor(text + "#" + place.address(), where) : new Span(where), words);
    }
}
