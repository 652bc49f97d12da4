package org.communique.statement.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;

/** A statement's tags, each a link to the statements that have it. */
class TagLinks extends UnorderedList {

    TagLinks() {
        addClassName("statement-tags");
        // Safari takes a list without markers for none.
        getElement().setAttribute("role", "list");
        getElement().setAttribute("aria-label", getTranslation("statement.tags"));
        setVisible(false);
    }

    static TagLinks of(List<String> tags) {
        var links = new TagLinks();
        links.show(tags);
        return links;
    }

    void show(List<String> tags) {
        removeAll();
        tags.forEach(tag -> add(new ListItem(link(tag))));
        setVisible(!tags.isEmpty());
    }

    private static Anchor link(String tag) {
        var link = new Anchor(location(tag).getPathWithQueryParameters(), tag);
        link.getElement().setAttribute("dir", "auto");
        return link;
    }

    /** Of the statements that have the tag. */
    static Location location(String tag) {
        return new Location("statements", QueryParameters.of(StatementsView.TAG, tag));
    }
}
