package org.communique.workflow.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.stream.Collectors;
import org.communique.mail.ui.MailStates;
import org.communique.screen.Tag;
import org.communique.screen.Times;
import org.communique.workflow.Decision;
import org.communique.workflow.Seat;
import org.communique.workflow.StageSheet;
import org.communique.workflow.Verdict;

/** Who is asked on a stage: each one's verdict and comment, or that it is awaited. */
class Seats extends UnorderedList {

    Seats(StageSheet sheet) {
        addClassName("seats");
        sheet.seats().forEach(seat -> add(item(seat, sheet)));
    }

    private ListItem item(Seat seat, StageSheet sheet) {
        var open = sheet.stage().open();
        var name = new Span(seat.name());
        name.addClassName("seat-name");
        var organisation = new Span(seat.organisation());
        organisation.addClassName("meta");
        var line = new Div(name, organisation);
        line.addClassName("card-line");
        if (seat.standsInFor() != null) {
            line.add(meta(getTranslation("workflow.review.stands-in", seat.standsInFor())));
        }
        var item = new ListItem(line);
        var decision = seat.decision();
        if (seat.mail() != null && decision == null) {
            line.add(meta(getTranslation("workflow.review.mail", MailStates.text(seat.mail()))));
        }
        if (decision == null) {
            line.add(new Tag(
                    getTranslation(open ? "workflow.review.awaited" : "workflow.review.no-answer"), Tag.Tone.NEUTRAL));
            return item;
        }
        line.add(tag(decision.verdict()), meta(Times.local(decision.at())), meta(text(decision)));
        if (decision.withdrawn()) {
            line.add(new Tag(getTranslation("workflow.objection.taken-back"), Tag.Tone.NEUTRAL));
        }
        if (sheet.stage().keeps(decision)) {
            line.add(new Tag(getTranslation("workflow.review.kept.tag"), Tag.Tone.NEUTRAL));
        }
        if (!seat.comment().isEmpty()) {
            var comment = new Paragraph(seat.comment());
            comment.addClassName("comment");
            comment.getElement().setAttribute("dir", "auto");
            item.add(comment);
        }
        if (seat.lacksComment()) {
            item.add(meta(getTranslation("workflow.review.comment-missing")));
        }
        return item;
    }

    /** Which text the verdict was given on. */
    private static String text(Decision decision) {
        var paragraphs =
                decision.paragraphs().stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
        return I18NProvider.translate(
                paragraphs.isEmpty() ? "workflow.review.given-on" : "workflow.review.given-on.paragraphs",
                decision.version().number(),
                decision.hash().brief(),
                paragraphs);
    }

    private static Span meta(String text) {
        var span = new Span(text);
        span.addClassName("meta");
        return span;
    }

    private static Tag tag(Verdict verdict) {
        return new Tag(
                I18NProvider.translate("workflow.verdict." + verdict + ".given"),
                switch (verdict) {
                    case APPROVE, APPROVE_WITH_COMMENTS, TACIT_APPROVAL -> Tag.Tone.GOOD;
                    case REQUEST_CHANGES -> Tag.Tone.WARNING;
                    case OBJECT -> Tag.Tone.BAD;
                    case ABSTAIN, RECUSE -> Tag.Tone.NEUTRAL;
                });
    }
}
