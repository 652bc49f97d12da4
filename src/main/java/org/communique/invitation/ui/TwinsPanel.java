package org.communique.invitation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.communique.invitation.InvitationService;
import org.communique.invitation.Twins;
import org.communique.screen.Tag;
import org.communique.screen.Tag.Tone;
import org.communique.statement.VersionId;

/** Who may be on the board twice, looked for when a coordinator asks. */
class TwinsPanel extends Details {

    private final InvitationService invitations;
    private final VersionId version;
    private final Div content = new Div();

    TwinsPanel(InvitationService invitations, VersionId version) {
        this.invitations = invitations;
        this.version = version;
        addClassName("panel");
        setSummaryText(getTranslation("invitation.twins"));
        add(content);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                show();
            }
        });
    }

    private void show() {
        content.removeAll();
        var twins = invitations.twins(version);
        if (twins.isEmpty()) {
            content.add(new Paragraph(getTranslation("invitation.twins.none")));
            return;
        }
        var list = new UnorderedList();
        list.addClassName("duplicates");
        twins.forEach(pair -> list.add(item(pair)));
        content.add(new Paragraph(getTranslation("invitation.twins.advice")), list);
    }

    private Component item(Twins twins) {
        var item = new ListItem(
                name(twins.one().officialName()),
                new Span(" " + getTranslation("invitation.twins.and") + " "),
                name(twins.other().officialName()));
        twins.likenesses()
                .forEach(
                        likeness -> item.add(new Tag(getTranslation("invitation.likeness." + likeness), Tone.WARNING)));
        return item;
    }

    private static Span name(String text) {
        var name = new Span(text);
        name.getElement().setAttribute("dir", "auto");
        return name;
    }
}
