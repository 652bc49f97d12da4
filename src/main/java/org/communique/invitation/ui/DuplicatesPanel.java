package org.communique.invitation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.communique.invitation.dispatch.InvitationService;
import org.communique.invitation.duplicate.DuplicatePair;
import org.communique.screen.Badge;
import org.communique.screen.Badge.Tone;
import org.communique.statement.VersionId;

/** Organisations that may be on the board twice, searched on request. */
class DuplicatesPanel extends Details {

    private final InvitationService invitations;
    private final VersionId version;
    private final Div content = new Div();

    DuplicatesPanel(InvitationService invitations, VersionId version) {
        this.invitations = invitations;
        this.version = version;
        addClassName("panel");
        setSummaryText(getTranslation("invitation.duplicates"));
        add(content);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                show();
            }
        });
    }

    private void show() {
        content.removeAll();
        var duplicates = invitations.duplicates(version);
        if (duplicates.isEmpty()) {
            content.add(new Paragraph(getTranslation("invitation.duplicates.none")));
            return;
        }
        var list = new UnorderedList();
        list.addClassName("duplicates");
        duplicates.forEach(pair -> list.add(item(pair)));
        content.add(new Paragraph(getTranslation("invitation.duplicates.advice")), list);
    }

    private Component item(DuplicatePair duplicatePair) {
        var item = new ListItem(
                name(duplicatePair.one().officialName()),
                new Span(" " + getTranslation("invitation.duplicates.and") + " "),
                name(duplicatePair.other().officialName()));
        duplicatePair
                .likenesses()
                .forEach(similarity ->
                        item.add(new Badge(getTranslation("invitation.likeness." + similarity), Tone.WARNING)));
        return item;
    }

    private static Span name(String text) {
        var name = new Span(text);
        name.getElement().setAttribute("dir", "auto");
        return name;
    }
}
