package org.communique.notification.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.communique.notification.NoticeService;
import org.communique.notification.NoticeSummary;
import org.communique.screen.Badge;
import org.communique.screen.EmptyState;
import org.communique.screen.KeyedChildren;
import org.communique.screen.TimeFormat;

/** The member's latest notices, each with its reason. */
class NoticeList extends Div {

    private final NoticeService notices;
    private final EmptyState empty =
            new EmptyState(getTranslation("notification.empty"), getTranslation("notification.empty.advice"));
    private final UnorderedList list = new UnorderedList();
    private final KeyedChildren<NoticeSummary, ListItem> entries = new KeyedChildren<>(list, this::entry);

    NoticeList(NoticeService notices) {
        this.notices = notices;
        list.addClassName("notices");
        add(empty, list);
    }

    /** Whether there are any. Those that stay keep the focus. */
    boolean show() {
        var latest = notices.latest();
        entries.show(latest);
        empty.setVisible(latest.isEmpty());
        list.setVisible(!latest.isEmpty());
        return !latest.isEmpty();
    }

    private ListItem entry(NoticeSummary notice) {
        var link = new Anchor(notice.route(), notice.title());
        link.getElement().setAttribute("dir", "auto");
        var line = new Div(new Span(TimeFormat.local(notice.at())));
        line.addClassName("meta");
        if (!notice.read()) {
            line.add(new Badge(getTranslation("notification.new"), Badge.Tone.ACTIVE));
        }
        var reason = new Span(getTranslation("notification.reason." + notice.kind()));
        reason.addClassName("meta");
        var item = new ListItem(link, new Span(getTranslation("notification.kind." + notice.kind())), reason, line);
        if (notice.note() != null) {
            var note = new Paragraph(notice.note());
            note.addClassName("comment");
            note.getElement().setAttribute("dir", "auto");
            item.addComponentAtIndex(2, note);
        }
        return item;
    }
}
