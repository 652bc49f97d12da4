package org.communique.amendment.ui;

import static org.communique.amendment.ui.AmendmentLabels.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.change.Applicability.Falls;
import org.communique.amendment.desk.Standing;
import org.communique.amendment.vote.AmendmentVote;
import org.communique.amendment.vote.AmendmentVote.Status;
import org.communique.amendment.vote.ShownVote;
import org.communique.screen.TimeFormat;

/** Which votes are open, in the order in which they are to be taken. */
class OpenVotesPanel extends Div {

    private final VoteActions actions;
    private final OrderedList list = new OrderedList();
    private List<Entry> shown = List.of();
    private boolean merges;

    /** @param falls what is to be said of amendments that fall with others */
    private record Entry(ShownVote vote, List<String> falls) {}

    OpenVotesPanel(VoteActions actions) {
        this.actions = actions;
        addClassName("open-votes");
        setVisible(false);
        var title = new Span(text("vote.open-ones"));
        title.addClassName("item-name");
        add(title, list);
    }

    /**
     * @param votes  in the order in which they are to be taken
     * @param merges whether the member can put them in another order
     */
    void show(List<ShownVote> votes, List<Standing> standings, boolean merges) {
        var byId = standings.stream()
                .collect(Collectors.toMap(standing -> standing.amendment().id(), each -> each));
        var open = votes.stream()
                .filter(vote -> vote.vote().status() == Status.OPEN)
                .map(vote -> new Entry(vote, falls(vote, byId)))
                .toList();
        if (open.equals(shown) && merges == this.merges) {
            return;
        }
        shown = open;
        this.merges = merges;
        list.removeAll();
        setVisible(!open.isEmpty());
        for (int place = 0; place < open.size(); place++) {
            list.add(item(open.get(place), place));
        }
    }

    private static List<String> falls(ShownVote shown, Map<AmendmentId, Standing> standings) {
        return shown.vote().amendments().stream()
                .map(voted -> standings.get(voted.id()))
                .filter(Objects::nonNull)
                .filter(standing -> !standing.fallsWith().isEmpty())
                .map(OpenVotesPanel::fall)
                .toList();
    }

    private static String fall(Standing standing) {
        int number = standing.amendment().id().number();
        return standing.applicability() instanceof Falls(var adopted)
                ? text("falls.vote.since", number, adopted.size(), AmendmentLabels.numbers(adopted))
                : text(
                        "falls.vote.if",
                        number,
                        standing.fallsWith().size(),
                        AmendmentLabels.numbers(standing.fallsWith()));
    }

    private ListItem item(Entry entry, int place) {
        var shown = entry.vote();
        var vote = shown.vote();
        var item = new ListItem(link(vote));
        var more = new Span(text("vote.until", TimeFormat.localAndUtc(vote.deadline()))
                + (shown.own() == null && shown.canVote() ? " · " + text("vote.own.missing") : ""));
        more.addClassName("meta");
        item.add(" ");
        item.add(more);
        entry.falls().forEach(words -> {
            var line = new Div(words);
            line.addClassName("meta");
            item.add(line);
        });
        if (merges && place > 0) {
            item.add(" ");
            item.add(earlier(vote, place));
        }
        return item;
    }

    private Button earlier(AmendmentVote vote, int place) {
        var button = new Button(text("vote.earlier"), click -> {
            var numbers = new ArrayList<>(
                    shown.stream().map(each -> each.vote().vote().id().number()).toList());
            Collections.swap(numbers, place - 1, place);
            actions.order(vote.statement(), numbers);
        });
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        button.setAriaLabel(text("vote.earlier.of", numbers(vote)));
        return button;
    }

    private static String numbers(AmendmentVote vote) {
        return AmendmentLabels.numbers(
                vote.amendments().stream().map(voted -> voted.id().number()).toList());
    }

    private static Anchor link(AmendmentVote vote) {
        return new Anchor(
                AmendmentCard.address(vote.amendments().getFirst().id()),
                text("vote.on", vote.amendments().size(), numbers(vote)));
    }
}
