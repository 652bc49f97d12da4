package org.communique.treaty.citation.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.Element;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.treaty.citation.CitedPlace;
import org.communique.treaty.citation.PassageExcerpt;
import org.communique.treaty.citation.UnclearPlace;

/** The words around the citations of a passage, and where they are. */
class CitedPassage extends ListItem {

    private CitedPassage(String address, PassageExcerpt excerpt, String text, String language) {
        addClassName("cited-passage");
        var where = CitationLabels.passage(address);
        var words = new Div();
        words.getElement().setAttribute("dir", "auto");
        words.getElement().setAttribute("lang", language);
        excerpt.parts()
                .forEach(part -> words.getElement()
                        .appendChild(
                                part.cites()
                                        ? new Element("strong").setText(part.words())
                                        : Element.createText(part.words())));
        boolean linked = !text.isEmpty() && address.startsWith("p");
        add(linked ? new Anchor(text + "#" + address, where) : new Span(where), words);
    }

    /** @param text address of the screen that shows the text; empty if its paragraphs have no address */
    CitedPassage(UnclearPlace place, String text, String language) {
        this(place.address(), PassageExcerpt.of(place), text, language);
    }

    /** Each passage once. */
    static Stream<CitedPassage> of(List<CitedPlace> places, String text, String language) {
        return places.stream()
                .collect(Collectors.groupingBy(CitedPlace::address, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(passage -> of(passage.getKey(), passage.getValue(), text, language));
    }

    private static CitedPassage of(String address, List<CitedPlace> places, String text, String language) {
        var passage = new CitedPassage(address, PassageExcerpt.of(places), text, language);
        places.stream()
                .map(place -> place.citation().other())
                .filter(other -> !other.isEmpty())
                .distinct()
                .forEach(other -> passage.addComponentAsFirst(new Span(other)));
        return passage;
    }

    static UnorderedList list(Stream<CitedPassage> passages) {
        var list = new UnorderedList();
        list.addClassName("cited-passages");
        passages.forEach(list::add);
        return list;
    }
}
