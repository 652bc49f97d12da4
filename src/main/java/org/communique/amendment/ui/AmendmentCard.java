package org.communique.amendment.ui;

import static org.communique.amendment.ui.AmendmentLabels.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.Amendment.Stand;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.desk.AmendedAmendment;
import org.communique.amendment.desk.DeskEntry;
import org.communique.amendment.vote.ShownVote;
import org.communique.screen.Badge;
import org.communique.screen.Badge.Tone;
import org.communique.screen.KeyedChildren;
import org.communique.screen.TimeFormat;
import org.communique.screen.UnsentText;
import org.jspecify.annotations.Nullable;

/** One amendment: what it changes and why, who stands where, and what can be done. */
class AmendmentCard extends Article {

    private DeskPermissions permissions;
    private final AmendmentActions actions;
    private final VoteActions voteActions;
    private final String language;
    private final Runnable changed;
    private final Div content = new Div();
    /** Stays when the rest is drawn again: it may hold unsent text. */
    private final Div form = new Div();

    private final AmendmentButtons buttons;
    private BallotWordField ballotWord = new BallotWordField();

    private @Nullable DeskEntry shown;
    private @Nullable ShownVote shownVote;
    private @Nullable Names shownNames;

    /** @param language of the statement's text */
    AmendmentCard(
            DeskPermissions permissions,
            AmendmentActions actions,
            VoteActions voteActions,
            String language,
            Runnable changed) {
        this.permissions = permissions;
        this.actions = actions;
        this.voteActions = voteActions;
        this.language = language;
        this.changed = changed;
        this.buttons = new AmendmentButtons(actions, voteActions, form, changed);
        addClassName("amendment");
        getElement().setAttribute("tabindex", "-1");
        content.addClassName("amendment-content");
        add(content, form);
    }

    /** Drawn again only if it says something else, as the focus may be in it. */
    void show(DeskEntry entry, List<ShownVote> votes, Names all, DeskPermissions now) {
        var vote = last(votes, entry.amendment().id());
        var names = all.on(entry.amendment(), vote);
        if (!entry.equals(shown)
                || !Objects.equals(vote, shownVote)
                || !names.equals(shownNames)
                || !now.equals(permissions)) {
            permissions = now;
            shown = entry;
            shownVote = vote;
            shownNames = names;
            draw(entry, vote, names);
        }
    }

    private static @Nullable ShownVote last(List<ShownVote> votes, AmendmentId amendment) {
        return votes.stream()
                .filter(vote -> vote.vote().isOn(amendment))
                .max(Comparator.comparing(vote -> vote.vote().id().number()))
                .orElse(null);
    }

    private void draw(DeskEntry entry, @Nullable ShownVote vote, Names names) {
        var amendment = entry.amendment();
        setId("amendment-" + amendment.id().number());
        getElement().setAttribute("aria-labelledby", headingId(amendment.id()));
        getElement().getClassList().set("settled", amendment.state() != AmendmentStatus.OPEN);
        var opened = new KeyedChildren.OpenedDetails().of(content);
        content.removeAll();
        ballotWord.removeFromParent();
        content.add(head(entry), meta(proposed(amendment, names)));
        if (entry.standing().amended() instanceof AmendedAmendment amended) {
            var id = AmendmentId.of(amendment.id().statement(), amended.number());
            content.add(new Anchor(address(id), text("amends", amended.number())));
        }
        if (!amendment.revisions().isEmpty()) {
            content.add(new RevisionsPanel(amendment, names, actions, language));
        }
        if (!entry.standing().settled().isEmpty()) {
            content.add(line(PassageLabels.badges(entry.standing().settled())));
        }
        if (amendment.movedTo() instanceof Integer passage) {
            content.add(meta(AmendmentLabels.movedTo(passage)));
        }
        content.add(AmendmentLabels.changes(entry.changes(), language));
        if (!amendment.reason().isEmpty()) {
            content.add(words(amendment.reason(), amendment.language()));
        }
        if (!entry.standing().collidesWith().isEmpty()) {
            content.add(collisions(amendment.id(), entry.standing().collidesWith()));
        }
        if (!entry.standing().fallsWith().isEmpty()) {
            content.add(falls(amendment.id(), entry.standing().fallsWith()));
        }
        addStands(amendment, true, "supporters", names);
        addStands(amendment, false, "opponents", names);
        if (entry.standing().missingSupporters() > 0) {
            content.add(meta(text("supporters.missing", entry.standing().missingSupporters())));
        }
        addSettlement(amendment, names);
        if (vote != null) {
            content.add(new VotePanel(amendment.id(), vote, permissions, voteActions, changed, ballotWord, names));
        }
        content.add(buttons.of(entry, permissions));
        opened.openIn(content);
        keepBallotWord();
    }

    /** It is part of the vote for as long as the organisation can vote. */
    private void keepBallotWord() {
        if (ballotWord.getParent().isEmpty()) {
            UnsentText.of(ballotWord, getTranslation("screen.unsent")).forEach(this::add);
            ballotWord = new BallotWordField();
        }
    }

    private static String headingId(AmendmentId id) {
        return "amendment-" + id.number() + "-heading";
    }

    private static Component head(DeskEntry entry) {
        var amendment = entry.amendment();
        var link = new Anchor(
                address(amendment.id()), text("number", amendment.id().number()));
        var heading = new H2(link);
        heading.setId(headingId(amendment.id()));
        var line = new Div(
                heading,
                meta(AmendmentLabels.place(amendment.kind(), amendment.passage())),
                AmendmentLabels.badge(entry.standing()));
        line.addClassName("card-line");
        return line;
    }

    static String address(AmendmentId id) {
        return "statements/" + id.statement().value() + "/amendments/" + id.number();
    }

    private static String proposed(Amendment amendment, Names names) {
        return text("proposed", names.of(amendment.organisation()), TimeFormat.local(amendment.proposedAt()));
    }

    private static Span meta(String text) {
        var meta = new Span(text);
        meta.addClassName("meta");
        return meta;
    }

    private static Paragraph words(String text, String language) {
        var words = new Paragraph(text);
        words.addClassName("remark");
        words.getElement().setAttribute("dir", "auto").setAttribute("lang", language);
        return words;
    }

    private static Component line(List<? extends Component> parts) {
        var line = new Div();
        line.addClassName("card-line");
        parts.forEach(line::add);
        return line;
    }

    private static Component collisions(AmendmentId id, List<Integer> others) {
        return links(new Badge(text("collides"), Tone.WARNING), id, others);
    }

    private static Component falls(AmendmentId id, List<Integer> others) {
        return links(meta(text("falls.line")), id, others);
    }

    private static Component links(Component first, AmendmentId id, List<Integer> others) {
        var line = new Div(first);
        line.addClassName("card-line");
        others.forEach(other ->
                line.add(new Anchor(address(AmendmentId.of(id.statement(), other)), text("number", other))));
        return line;
    }

    private void addStands(Amendment amendment, boolean supports, String key, Names names) {
        var stands = amendment.stands().stream()
                .filter(stand -> stand.supports() == supports)
                .toList();
        if (!stands.isEmpty()) {
            content.add(meta(text(
                    key,
                    stands.stream()
                            .map(stand -> sponsor(amendment, stand, names))
                            .collect(Collectors.joining(", ")))));
            stands.stream().filter(stand -> !stand.word().isEmpty()).forEach(stand -> content.add(said(stand, names)));
        }
    }

    private static String sponsor(Amendment amendment, Stand stand, Names names) {
        var name = names.of(stand.organisation());
        return amendment.isOnFormerText(stand) ? text("stand.former", name) : name;
    }

    private static Paragraph said(Stand stand, Names names) {
        var words = new Paragraph(text("stand.word", names.of(stand.organisation()), stand.word()));
        words.addClassName("remark");
        words.getElement().setAttribute("dir", "auto");
        return words;
    }

    private void addSettlement(Amendment amendment, Names names) {
        if (amendment.settlement() instanceof Amendment.Settlement settlement) {
            content.add(meta(text(
                    "settled." + (amendment.isAcceptedWithOtherWords() ? "other-words" : amendment.state()),
                    names.of(settlement.by()),
                    TimeFormat.local(settlement.at()))));
            if (!settlement.reason().isEmpty()) {
                content.add(words(settlement.reason(), ""));
            }
        }
    }
}
