package org.communique.invitation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Locale;
import org.communique.invitation.Duplicate;
import org.communique.invitation.InvitingOutcome;
import org.communique.invitation.JoinRequestService;
import org.communique.invitation.JoinRow;
import org.communique.screen.Notices;
import org.communique.screen.Tag;
import org.communique.screen.Tag.Tone;
import org.communique.screen.Times;
import org.communique.statement.VersionId;

/** One organisation that wants to join: what it says of itself, whom it may be the same as, and the decision. */
class JoinCard extends Div {

    private static final int MOST_DUPLICATES = 5;

    private final JoinRequestService requests;
    private final VersionId version;
    private final JoinRow row;
    private final Runnable afterwards;

    JoinCard(JoinRequestService requests, VersionId version, JoinRow row, Runnable afterwards) {
        this.requests = requests;
        this.version = version;
        this.row = row;
        this.afterwards = afterwards;
        addClassName("invitation-card");
        var name = new H4(row.organisation().officialName());
        name.getElement().setAttribute("dir", "auto");
        var title = new Div(name);
        title.addClassName("card-line");
        if (!row.mailboxConfirmed()) {
            title.add(new Tag(getTranslation("invitation.queue.unconfirmed"), Tone.WARNING));
        }
        var facts = new Paragraph(getTranslation(
                "invitation.queue.facts",
                Locale.of("", row.organisation().country()).getDisplayCountry(getLocale()),
                getTranslation("signon.ecosoc." + row.organisation().status()),
                row.organisation().domain()));
        facts.addClassName("meta");
        var contact = new Paragraph(getTranslation(
                "invitation.row.contact", row.contactName(), row.contact().value(), Times.local(row.at())));
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
        row.duplicates().stream().limit(MOST_DUPLICATES).forEach(duplicate -> list.add(item(duplicate)));
        return list;
    }

    private ListItem item(Duplicate duplicate) {
        var name = new Span(duplicate.organisation().officialName());
        name.getElement().setAttribute("dir", "auto");
        var item = new ListItem(name);
        duplicate
                .likenesses()
                .forEach(
                        likeness -> item.add(new Tag(getTranslation("invitation.likeness." + likeness), Tone.WARNING)));
        var merge = new Button(
                getTranslation("invitation.queue.merge"),
                click -> decided(requests.merge(
                        version, row.id(), duplicate.organisation().id())));
        merge.setAriaLabel(getTranslation("invitation.queue.merge") + ": "
                + duplicate.organisation().officialName());
        item.add(merge);
        return item;
    }

    private Div actions() {
        var accept = new Button(
                getTranslation("invitation.queue.accept"), click -> decided(requests.accept(version, row.id())));
        if (row.duplicates().isEmpty()) {
            accept.addThemeVariants(ButtonVariant.PRIMARY);
        }
        var actions = new Div(accept, new Button(getTranslation("invitation.refuse"), click -> refuse()));
        actions.addClassName("toolbar");
        return actions;
    }

    private void decided(InvitingOutcome outcome) {
        Outcomes.tell(outcome);
        afterwards.run();
    }

    private void refuse() {
        new ReasonDialog(
                        getTranslation(
                                "invitation.queue.refuse.title",
                                row.organisation().officialName()),
                        "",
                        getTranslation("invitation.refuse.reason"),
                        getTranslation("invitation.refuse"),
                        reason -> {
                            if (requests.refuse(version, row.id(), reason)) {
                                Notices.done(getTranslation("invitation.refuse.done"));
                            } else {
                                Notices.refused(getTranslation("invitation.refused.gone"));
                            }
                            afterwards.run();
                        })
                .open();
    }
}
