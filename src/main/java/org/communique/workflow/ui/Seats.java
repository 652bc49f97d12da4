package org.communique.workflow.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.i18n.I18NProvider;
import org.communique.screen.Tag;
import org.communique.screen.Times;
import org.communique.workflow.Seat;
import org.communique.workflow.StageSheet;
import org.communique.workflow.Verdict;

/** Who is asked on a stage: each one's verdict and comment, or that it is awaited. */
class Seats extends UnorderedList {

    Seats(StageSheet sheet) {
        addClassName("seats");
        sheet.seats().forEach(seat -> add(item(seat, sheet.stage().open())));
    }

    private ListItem item(Seat seat, boolean open) {
        var name = new Span(seat.name());
        name.addClassName("seat-name");
        var organisation = new Span(seat.organisation());
        organisation.addClassName("meta");
        var line = new Div(name, organisation);
        line.addClassName("card-line");
        var item = new ListItem(line);
        var decision = seat.decision();
        if (decision == null) {
            line.add(new Tag(
                    getTranslation(open ? "workflow.review.awaited" : "workflow.review.no-answer"), Tag.Tone.NEUTRAL));
            return item;
        }
        var at = new Span(Times.local(decision.at()));
        at.addClassName("meta");
        line.add(tag(decision.verdict()), at);
        if (!decision.comment().isEmpty()) {
            var comment = new Paragraph(decision.comment());
            comment.addClassName("comment");
            comment.getElement().setAttribute("dir", "auto");
            item.add(comment);
        }
        return item;
    }

    private static Tag tag(Verdict verdict) {
        return new Tag(
                I18NProvider.translate("workflow.verdict." + verdict + ".given"),
                switch (verdict) {
                    case APPROVE -> Tag.Tone.GOOD;
                    case REQUEST_CHANGES -> Tag.Tone.WARNING;
                    case ABSTAIN -> Tag.Tone.NEUTRAL;
                });
    }
}
