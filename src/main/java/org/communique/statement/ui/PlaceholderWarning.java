package org.communique.statement.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.IntFunction;
import org.communique.statement.VersionId;
import org.communique.statement.creation.PlaceholderService.Placeholder;

/** Says before a text goes on what of its template is not filled in, each with a link to where it is; nothing if all is. */
public final class PlaceholderWarning extends Div {

    private static final int MOST_SHOWN = 20;

    /** @param link to the placeholder with that index */
    private PlaceholderWarning(List<Placeholder> found, IntFunction<Component> link) {
        addClassName("placeholders");
        setVisible(!found.isEmpty());
        var warning = new Paragraph(getTranslation("statement.placeholders", found.size()));
        warning.addClassName("warning");
        var list = new UnorderedList();
        for (int index = 0; index < Math.min(found.size(), MOST_SHOWN); index++) {
            list.add(new ListItem(link.apply(index)));
        }
        add(warning, list);
        if (found.size() > MOST_SHOWN) {
            add(new Paragraph(getTranslation("statement.placeholders.more", found.size() - MOST_SHOWN)));
        }
    }

    public static PlaceholderWarning of(VersionId version, List<Placeholder> found) {
        var page = "statements/" + version.statement().value() + "/versions?v=" + version.number();
        return new PlaceholderWarning(
                found,
                index -> new Anchor(
                        page + "#" + found.get(index).address(),
                        found.get(index).words()));
    }
}
