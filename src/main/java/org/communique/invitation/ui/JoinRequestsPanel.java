package org.communique.invitation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.net.URI;
import org.communique.invitation.join.JoinRequestPage;
import org.communique.invitation.join.JoinRequestService;
import org.communique.screen.Badge;
import org.communique.screen.Question;
import org.communique.screen.TimeFormat;
import org.communique.signon.CallSummary;
import org.communique.signon.call.SignOnCallService;
import org.jspecify.annotations.Nullable;

/** Whether the public may ask to join, and who waits to be let in. */
class JoinRequestsPanel extends Details {

    private static final int PAGE = 20;

    private final JoinRequestService requests;
    private final SignOnCallService calls;
    private final URI page;
    private final Runnable afterwards;
    private final Div publicity = new Div();
    private final Div list = new Div();
    private CallSummary call;
    private long shown;

    /** @param page where the public asks */
    JoinRequestsPanel(
            JoinRequestService requests, SignOnCallService calls, CallSummary call, URI page, Runnable afterwards) {
        this.requests = requests;
        this.calls = calls;
        this.call = call;
        this.page = page;
        this.afterwards = afterwards;
        addClassName("panel");
        publicity.addClassName("toolbar");
        add(publicity, list);
        showPublicity();
        show();
    }

    private void showPublicity() {
        publicity.removeAll();
        if (call.closed()) {
            return;
        }
        if (call.publicSince() == null) {
            publicity.add(new Button(getTranslation("invitation.queue.open"), click -> confirmOpening()));
            return;
        }
        var link = new Anchor(page.toString(), page.toString());
        link.setTarget("_blank");
        publicity.add(
                new Span(getTranslation("invitation.queue.public", TimeFormat.local(call.publicSince()))),
                link,
                new Button(getTranslation("invitation.queue.close"), click -> open(false)));
    }

    private void confirmOpening() {
        Question.ask(
                getTranslation("invitation.queue.open.title"),
                getTranslation("invitation.queue.open.text"),
                getTranslation("invitation.queue.open"),
                () -> open(true));
    }

    private void open(boolean open) {
        calls.openToPublic(call.version(), open);
        call = calls.summary(call.version());
        showPublicity();
    }

    void refresh() {
        if (requests.countWaiting(call.version()) != shown) {
            show();
        }
    }

    private void show() {
        long waiting = requests.countWaiting(call.version());
        shown = waiting;
        var summary = new Div(new Span(getTranslation("invitation.queue")));
        summary.addClassName("card-line");
        if (waiting > 0) {
            summary.add(new Badge(getTranslation("invitation.queue.waiting", waiting), Badge.Tone.ACTIVE));
            setOpened(true);
        }
        setSummary(summary);
        list.removeAll();
        if (waiting == 0) {
            list.add(new Paragraph(getTranslation("invitation.queue.none")));
        } else {
            showPage(null);
        }
    }

    private void showPage(JoinRequestPage.@Nullable Position after) {
        var page = requests.waiting(call.version(), after, PAGE);
        page.rows().forEach(row -> list.add(new JoinRequestCard(requests, call.version(), row, this::changed)));
        if (page.end() != null) {
            var more = new Button(getTranslation("invitation.queue.more"));
            more.addClickListener(click -> {
                list.remove(more);
                showPage(page.end());
            });
            list.add(more);
        }
    }

    private void changed() {
        show();
        afterwards.run();
    }
}
