package org.communique.amendment.ui;

import static org.communique.amendment.ui.AmendmentLabels.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.communique.amendment.vote.AmendmentVote;
import org.communique.amendment.vote.AmendmentVote.Status;
import org.communique.amendment.vote.ShownVote;
import org.communique.screen.TimeFormat;

/** Which votes are open, the most far-reaching first. */
class OpenVotesPanel extends Div {

    private List<ShownVote> shown = List.of();

    OpenVotesPanel() {
        addClassName("open-votes");
        setVisible(false);
    }

    /** @param votes in the order in which they are to be taken */
    void show(List<ShownVote> votes) {
        var open = votes.stream()
                .filter(vote -> vote.vote().status() == Status.OPEN)
                .toList();
        if (open.equals(shown)) {
            return;
        }
        shown = open;
        removeAll();
        setVisible(!open.isEmpty());
        var title = new Span(text("vote.open-ones"));
        title.addClassName("item-name");
        var list = new OrderedList();
        open.forEach(vote -> list.add(item(vote)));
        add(title, list);
    }

    private static ListItem item(ShownVote shown) {
        var vote = shown.vote();
        var item = new ListItem(link(vote));
        var more = new Span(text("vote.until", TimeFormat.localAndUtc(vote.deadline()))
                + (shown.own() == null && shown.canVote() ? " · " + text("vote.own.missing") : ""));
        more.addClassName("meta");
        item.add(" ");
        item.add(more);
        return item;
    }

    private static Anchor link(AmendmentVote vote) {
        var numbers =
                vote.amendments().stream().map(voted -> voted.id().number()).toList();
        return new Anchor(
                AmendmentCard.address(vote.amendments().getFirst().id()),
                text("vote.on", numbers.size(), AmendmentLabels.numbers(numbers)));
    }
}
