package org.communique.notification.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.communique.notification.NoticeService;
import org.communique.notification.NoticeSummary;
import org.communique.screen.Badge;
import org.communique.screen.EmptyState;
import org.communique.screen.KeyedChildren;
import org.communique.screen.TimeFormat;

/** The member's latest notices under the statements that they are about, in the order of the latest of each. */
class NoticeList extends Div {

    private final NoticeService notices;
    private final EmptyState empty =
            new EmptyState(getTranslation("notification.empty"), getTranslation("notification.empty.advice"));
    private final UnorderedList list = new UnorderedList();
    private final KeyedChildren<List<NoticeSummary>, ListItem> groups = new KeyedChildren<>(list, this::group);

    NoticeList(NoticeService notices) {
        this.notices = notices;
        list.addClassName("notices");
        add(empty, list);
    }

    /** Whether there are any. Those that stay keep the focus. */
    boolean show() {
        var latest = notices.latest();
        var bySubject = new LinkedHashMap<Object, List<NoticeSummary>>();
        latest.forEach(notice -> bySubject
                .computeIfAbsent(
                        notice.statement() == null ? notice.title() : notice.statement(), _ -> new ArrayList<>())
                .add(notice));
        groups.show(bySubject.values());
        empty.setVisible(latest.isEmpty());
        list.setVisible(!latest.isEmpty());
        return !latest.isEmpty();
    }

    private ListItem group(List<NoticeSummary> group) {
        var title = new Span(group.getFirst().title());
        title.addClassName("notice-title");
        title.getElement().setAttribute("dir", "auto");
        var entries = new UnorderedList();
        group.forEach(notice -> entries.add(entry(notice)));
        return new ListItem(title, entries);
    }

    private ListItem entry(NoticeSummary notice) {
        var by = notice.name().isEmpty()
                ? getTranslation("notification.by." + notice.kind().by())
                : notice.name();
        var link = new Anchor(
                notice.route(),
                getTranslation("notification.kind." + notice.kind(), by, notice.which(), notice.about()));
        link.getElement().setAttribute("dir", "auto");
        var item = new ListItem(link);
        if (notice.note() != null) {
            var note = new Paragraph(notice.note());
            note.addClassName("comment");
            note.getElement().setAttribute("dir", "auto");
            item.add(note);
        }
        item.add(meta(new Span(getTranslation(notice.reasonKey()))));
        var line = meta(new Span(TimeFormat.local(notice.at())));
        if (!notice.read()) {
            line.add(new Badge(getTranslation("notification.new"), Badge.Tone.ACTIVE));
        }
        item.add(line);
        return item;
    }

    private static Div meta(Component content) {
        var line = new Div(content);
        line.addClassName("meta");
        return line;
    }
}
