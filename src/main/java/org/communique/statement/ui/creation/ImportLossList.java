package org.communique.statement.ui.creation;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.communique.text.markdown.ImportLoss;

/** What a file has that a text cannot have, and what becomes of its comments. */
public final class ImportLossList extends Div {

    public ImportLossList(String heading, List<ImportLoss> losses) {
        setVisible(!losses.isEmpty());
        var list = new UnorderedList();
        losses.forEach(loss -> {
            var text = new Span(getTranslation(loss.kind().key(), loss.place(), loss.excerpt()));
            text.getElement().setAttribute("dir", "auto");
            list.add(new ListItem(text));
        });
        add(new Paragraph(heading), list);
        if (losses.stream().anyMatch(loss -> loss.kind() == ImportLoss.Kind.COMMENT)) {
            add(new Paragraph(getTranslation("statement.new.comments")));
        }
    }
}
