package org.communique.treaty.ui.vote;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.communique.treaty.state.State;
import org.communique.treaty.ui.StateSection;
import org.communique.treaty.ui.TreatyLayout;
import org.communique.treaty.vote.RecordedVote;
import org.communique.treaty.vote.RecordedVoteService;
import org.communique.treaty.vote.StateVote;
import org.springframework.core.annotation.Order;

/** How a State voted, on its page. */
@org.springframework.stereotype.Component
@Order(20)
class VotesOfStateSection implements StateSection {

    private final RecordedVoteService votes;

    VotesOfStateSection(RecordedVoteService votes) {
        this.votes = votes;
    }

    @Override
    public Component create(State state) {
        var list = new UnorderedList();
        list.addClassName("facts");
        for (var vote : votes.of(state.code())) {
            vote.of(state.code()).ifPresent(how -> list.add(item(vote, how)));
        }
        return TreatyLayout.panel(
                new H2(text("votes")),
                list.getComponentCount() == 0 ? new Paragraph(text("votes.of-state.none")) : list);
    }

    private static ListItem item(RecordedVote vote, StateVote how) {
        var title = new Span(vote.data().title() + ": ");
        title.getElement().setAttribute("dir", "auto");
        return new ListItem(new Div(title, new Span(text("vote.how." + how))), VoteLabels.facts(vote));
    }
}
