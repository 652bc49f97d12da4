package org.communique.treaty.ui.vote;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.refusal.Refusal;
import org.communique.screen.Question;
import org.communique.screen.Toasts;
import org.communique.treaty.register.RegisterService;
import org.communique.treaty.ui.PagedCards;
import org.communique.treaty.ui.TreatyLabels;
import org.communique.treaty.ui.TreatyLayout;
import org.communique.treaty.vote.RecordedVote;
import org.communique.treaty.vote.RecordedVoteOutcome;
import org.communique.treaty.vote.RecordedVoteService;

/** The votes on the Convention and on what led to it. */
@PermitAll
@Route(value = "treaty/votes", layout = TreatyLayout.class)
class VotesView extends Div implements HasDynamicTitle {

    private final RecordedVoteService service;
    private final RegisterService register;
    private final Member member;
    private final Div list = new Div();

    VotesView(RecordedVoteService service, RegisterService register, CurrentMember currentMember) {
        this.service = service;
        this.register = register;
        this.member = currentMember.get();
        addClassName("screen");
        var heading = new H2(text("votes"));
        heading.addClassName("visually-hidden");
        var about = new Paragraph(text("votes.about"));
        about.addClassName("meta");
        if (TreatyLabels.researches(member)) {
            var add = new Button(text("vote.add"), click -> new VoteDialog(service, register, null, this::show).open());
            add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            var bar = new Div(add);
            bar.addClassName("toolbar");
            add(bar);
        }
        add(heading, about, list);
        show();
    }

    private void show() {
        list.removeAll();
        list.add(new PagedCards<>(service::page, RecordedVote::cursor, this::card));
    }

    private ListItem card(RecordedVote vote) {
        var title = new H3(vote.data().title());
        title.getElement().setAttribute("dir", "auto");
        var actions = new Div();
        actions.addClassName("card-line");
        if (TreatyLabels.researches(member)) {
            actions.add(
                    new Button(text("vote.edit"), click -> new VoteDialog(service, register, vote, this::show).open()));
            if (vote.data().result() != null) {
                actions.add(new Button(
                        text("vote.import"), click -> new VoteImportDialog(service, vote, this::show).open()));
            }
        }
        if (TreatyLabels.researches(member) && vote.isDeletable()) {
            actions.add(new Button(text("vote.delete"), click -> ask(vote)));
        }
        if (member.is(Role.COORDINATOR)) {
            actions.add(
                    vote.published() == null
                            ? new Button(text("position.publish"), click -> ConfirmedAct.run(() -> publish(vote)))
                            : new Button(
                                    text("position.make-private"),
                                    click -> told(service.makePrivate(vote.id(), vote.revision()))));
        }
        var card = new ListItem(title, VoteLabels.facts(vote), VoteLabels.states(vote), actions);
        card.addClassName("card");
        return card;
    }

    private void ask(RecordedVote vote) {
        Question.askIrrevocable(
                text("vote.delete.ask", vote.data().title()),
                text("vote.delete.advice"),
                text("vote.delete"),
                () -> delete(vote));
    }

    private void delete(RecordedVote vote) {
        if (service.delete(vote.id(), vote.revision())) {
            Toasts.done(text("vote.deleted"));
        } else {
            Toasts.refused(new RecordedVoteOutcome.ChangedMeanwhile());
        }
        show();
    }

    private void publish(RecordedVote vote) {
        told(service.publish(vote.id(), vote.revision()));
    }

    private void told(RecordedVoteOutcome outcome) {
        if (outcome instanceof Refusal refusal) {
            Toasts.refused(refusal);
        }
        show();
    }

    @Override
    public String getPageTitle() {
        return text("votes");
    }
}
