package org.communique.statement.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.communique.statement.VersionId;
import org.communique.statement.creation.PlaceholderService.Placeholder;

/** Says before a text goes on what of its template is not filled in, each with a link to where it is; nothing if all is. */
public final class PlaceholderWarning extends Div {

    private static final int MOST_SHOWN = 20;

    public PlaceholderWarning(VersionId version, List<Placeholder> found) {
        addClassName("placeholders");
        setVisible(!found.isEmpty());
        var warning = new Paragraph(getTranslation("statement.placeholders", found.size()));
        warning.addClassName("warning");
        var page = "statements/" + version.statement().value() + "/versions?v=" + version.number();
        var list = new UnorderedList();
        for (int index = 0; index < Math.min(found.size(), MOST_SHOWN); index++) {
            var placeholder = found.get(index);
            list.add(new ListItem(new Anchor(page + "#" + placeholder.address(), placeholder.words())));
        }
        add(warning, list);
        if (found.size() > MOST_SHOWN) {
            add(new Paragraph(getTranslation("statement.placeholders.more", found.size() - MOST_SHOWN)));
        }
    }
}
