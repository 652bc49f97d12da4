package org.communique.treaty.ui.vote;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.communique.screen.Badge;
import org.communique.screen.Badge.Tone;
import org.communique.screen.TimeFormat;
import org.communique.treaty.ui.SourceText;
import org.communique.treaty.ui.TreatyLabels;
import org.communique.treaty.vote.RecordedVote;
import org.communique.treaty.vote.StatedResult;
import org.jspecify.annotations.Nullable;

/** Votes in the reader's words. */
final class VoteLabels {

    private VoteLabels() {}

    static String result(@Nullable StatedResult result) {
        return result == null
                ? text("vote.adopted")
                : text("vote.result", result.yes(), result.no(), result.abstained());
    }

    /** How many States' votes are known, and whose after it. */
    static Component states(RecordedVote vote) {
        var known = text("vote.states", vote.votes().size());
        if (vote.votes().isEmpty()) {
            var none = new Paragraph(known);
            none.addClassName("meta");
            return none;
        }
        var groups = new DescriptionList();
        vote.names(TreatyLabels.locale())
                .forEach((how, states) -> groups.add(
                        new Term(text("vote.group", text("vote.how." + how), states.size())),
                        new Description(String.join(", ", states))));
        return new Details(known, groups);
    }

    /** Where, when, with which result, and from which source. */
    static Div facts(RecordedVote vote) {
        var data = vote.data();
        var facts = new Div(
                new Span(data.symbol()),
                new Span(text("vote.body." + data.body())),
                new Span(TimeFormat.day(data.date())),
                new Span(result(data.result())),
                SourceText.of(data.source()));
        facts.addClassNames("card-line", "meta");
        if (data.article() != null) {
            facts.addComponentAtIndex(
                    1, new Span(text("article.short", data.article().text())));
        }
        if (data.toBeChecked()) {
            facts.add(TreatyLabels.toBeChecked());
        }
        if (!vote.agreesWithResult()) {
            facts.add(new Badge(text("vote.differs"), Tone.WARNING));
        }
        if (vote.published() == null) {
            facts.add(new Badge(text("status.not-public"), Tone.WARNING));
        }
        return facts;
    }
}
