package org.communique.invitation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Locale;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.invitation.dispatch.InvitationOutcome;
import org.communique.invitation.duplicate.DuplicateCandidate;
import org.communique.invitation.guest.AcceptanceOutcome;
import org.communique.invitation.join.JoinRequestRow;
import org.communique.invitation.join.JoinRequestService;
import org.communique.screen.Badge;
import org.communique.screen.Badge.Tone;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;
import org.communique.statement.VersionId;

/** One join request: the organisation's details, possible duplicates, and the decision. */
class JoinRequestCard extends Div {

    private static final int MOST_DUPLICATES = 5;

    private final JoinRequestService requests;
    private final VersionId version;
    private final JoinRequestRow row;
    private final Runnable afterwards;

    JoinRequestCard(JoinRequestService requests, VersionId version, JoinRequestRow row, Runnable afterwards) {
        this.requests = requests;
        this.version = version;
        this.row = row;
        this.afterwards = afterwards;
        addClassName("invitation-card");
        var name = new H3(row.organisation().officialName());
        name.getElement().setAttribute("dir", "auto");
        var title = new Div(name);
        title.addClassName("card-line");
        if (!row.mailboxConfirmed()) {
            title.add(new Badge(getTranslation("invitation.queue.unconfirmed"), Tone.WARNING));
        }
        var facts = new Paragraph(getTranslation(
                "invitation.queue.facts",
                Locale.of("", row.organisation().country()).getDisplayCountry(getLocale()),
                getTranslation("signon.ecosoc." + row.organisation().status()),
                row.organisation().domain()));
        facts.addClassName("meta");
        var contact = new Paragraph(getTranslation(
                "invitation.row.contact", row.contactName(), row.contact().value(), TimeFormat.local(row.at())));
        contact.addClassName("meta");
        add(title, facts, contact);
        if (!row.message().isEmpty()) {
            var words = new Paragraph(row.message());
            words.addClassName("own-words");
            words.getElement().setAttribute("dir", "auto");
            add(words);
        }
        if (!row.duplicates().isEmpty()) {
            add(new Paragraph(getTranslation("invitation.queue.duplicates")), duplicates());
        }
        add(actions());
    }

    private UnorderedList duplicates() {
        var list = new UnorderedList();
        list.addClassName("duplicates");
        row.duplicates().stream()
                .limit(MOST_DUPLICATES)
                .forEach(duplicateCandidate -> list.add(item(duplicateCandidate)));
        return list;
    }

    private ListItem item(DuplicateCandidate duplicateCandidate) {
        var name = new Span(duplicateCandidate.organisation().officialName());
        name.getElement().setAttribute("dir", "auto");
        var item = new ListItem(name);
        duplicateCandidate
                .likenesses()
                .forEach(similarity ->
                        item.add(new Badge(getTranslation("invitation.likeness." + similarity), Tone.WARNING)));
        var merge = new Button(
                getTranslation("invitation.queue.merge"),
                click -> decided(requests.merge(
                        version, row.id(), duplicateCandidate.organisation().id())));
        merge.setAriaLabel(getTranslation("invitation.queue.merge") + ": "
                + duplicateCandidate.organisation().officialName());
        item.add(merge);
        return item;
    }

    private Div actions() {
        var accept = new Button(
                getTranslation("invitation.queue.accept"),
                click -> ConfirmedAct.run(() -> decided(requests.accept(version, row.id()))));
        if (row.duplicates().isEmpty()) {
            accept.addThemeVariants(ButtonVariant.PRIMARY);
        }
        var actions = new Div(accept, new Button(getTranslation("invitation.refuse"), click -> refuse()));
        actions.addClassName("toolbar");
        return actions;
    }

    private void decided(InvitationOutcome outcome) {
        InvitationMessages.show(outcome);
        afterwards.run();
    }

    private void refuse() {
        // Nothing is mailed to a mailbox that is not confirmed.
        var mailed = row.mailboxConfirmed() ? "" : ".not-mailed";
        new ReasonDialog(
                        getTranslation(
                                "invitation.queue.refuse.title",
                                row.organisation().officialName()),
                        "",
                        getTranslation("invitation.refuse.reason" + mailed),
                        getTranslation("invitation.refuse"),
                        reason -> {
                            if (requests.refuse(version, row.id(), reason)) {
                                Toasts.done(getTranslation("invitation.refuse.done" + mailed));
                            } else {
                                Toasts.refused(new AcceptanceOutcome.NothingWaits());
                            }
                            afterwards.run();
                        })
                .open();
    }
}
