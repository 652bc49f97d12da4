package org.communique.amendment.ui;

import static java.util.stream.Collectors.joining;
import static org.communique.amendment.ui.AmendmentLabels.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Map;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.desk.TrackedText;
import org.communique.amendment.desk.TrackedText.Changed;
import org.communique.amendment.desk.TrackedText.LeftOut;
import org.communique.amendment.desk.TrackedText.Part;
import org.communique.amendment.desk.TrackedText.Unchanged;
import org.communique.screen.HtmlContent;
import org.communique.statement.StatementId;
import org.communique.text.format.ChangeOrigin;
import org.communique.text.format.Html;

/** The draft with open amendments as insertions and deletions, and those that collide with them. */
class TrackedTextPanel extends Div {

    /** @param language of the text */
    TrackedTextPanel(StatementId statement, TrackedText tracked, String language) {
        addClassName("tracked");
        if (!tracked.left().isEmpty()) {
            var note = new Paragraph(text("tracked.left"));
            note.addClassName("meta");
            var list = new UnorderedList();
            tracked.left().forEach(left -> list.add(item(statement, left)));
            add(note, list);
        }
        if (tracked.shown().isEmpty()) {
            add(new Paragraph(text("tracked.none")));
        }
        add(new HtmlContent(
                tracked.parts().stream().map(part -> html(statement, part)).collect(joining()), language, "compared"));
    }

    private static ListItem item(StatementId statement, LeftOut left) {
        var item = new ListItem(new Anchor(
                AmendmentCard.address(AmendmentId.of(statement, left.number())), text("number", left.number())));
        if (!left.collidesWith().isEmpty()) {
            item.add(": " + text("tracked.collides", AmendmentLabels.numbers(left.collidesWith())));
        }
        return item;
    }

    private static String html(StatementId statement, Part part) {
        return switch (part) {
            case Unchanged(var text) -> Html.of(text);
            case Changed(var comparison, var amendments) ->
                Html.of(
                        comparison,
                        AmendmentLabels.comparison(),
                        Map.of(comparison.passages().size() - 1, origins(statement, amendments)));
        };
    }

    private static List<ChangeOrigin> origins(StatementId statement, List<Integer> amendments) {
        return amendments.stream()
                .map(number -> new ChangeOrigin(
                        text("number", number), AmendmentCard.address(AmendmentId.of(statement, number))))
                .toList();
    }
}
