package org.communique.notification.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import org.communique.notification.NoticeService;
import org.communique.notification.NoticeSummary;
import org.communique.screen.Badge;
import org.communique.screen.EmptyState;
import org.communique.screen.ScreenIcon;
import org.communique.screen.TimeFormat;

/** How many notices are unread, and the latest ones when it is pressed. */
@StyleSheet("notification.css")
class NoticeBell extends Div {

    private final NoticeService notices;
    private final Button bell = new Button(ScreenIcon.BELL.create());
    private final Span count = new Span();
    private final Popover popover = new Popover();

    NoticeBell(NoticeService notices) {
        this.notices = notices;
        addClassName("notice-bell");
        bell.addThemeVariants(ButtonVariant.TERTIARY);
        count.addClassName("count");
        count.getElement().setAttribute("aria-hidden", "true");
        popover.setTarget(bell);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setWidth("min(26rem, 96vw)");
        popover.setAriaLabel(getTranslation("notification.bell"));
        popover.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                showLatest();
            }
        });
        add(bell, count, popover);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        showCount();
        var navigated = attached.getUI().addAfterNavigationListener(navigation -> showCount());
        addDetachListener(detached -> {
            detached.unregisterListener();
            navigated.remove();
        });
    }

    private void showCount() {
        var unread = notices.unread();
        count.setText(unread > 99 ? "99+" : String.valueOf(unread));
        count.setVisible(unread > 0);
        var words = unread == 0
                ? getTranslation("notification.bell.none")
                : getTranslation("notification.bell.unread", unread);
        bell.setAriaLabel(words);
        bell.setTooltipText(words);
    }

    private void showLatest() {
        popover.removeAll();
        var latest = notices.latest();
        if (latest.isEmpty()) {
            popover.add(
                    new EmptyState(getTranslation("notification.empty"), getTranslation("notification.empty.advice")));
            popover.add(new Anchor("notices", getTranslation("notification.all")));
            return;
        }
        var list = new UnorderedList();
        list.addClassName("notices");
        latest.forEach(notice -> list.add(entry(notice)));
        var read = new Button(getTranslation("notification.mark-read"), click -> {
            notices.markAllRead();
            showCount();
            popover.close();
        });
        read.addThemeVariants(ButtonVariant.TERTIARY);
        var all = new Anchor("notices", getTranslation("notification.all"));
        popover.add(list, new Div(read, all));
    }

    private Component entry(NoticeSummary notice) {
        var link = new Anchor(notice.route(), notice.title());
        var kind = new Span(getTranslation("notification.kind." + notice.kind()));
        var reason = new Span(getTranslation("notification.reason." + notice.kind()));
        reason.addClassName("meta");
        var line = new Div(new Span(TimeFormat.local(notice.at())));
        line.addClassName("meta");
        if (!notice.read()) {
            line.add(new Badge(getTranslation("notification.new"), Badge.Tone.ACTIVE));
        }
        var item = new ListItem(link, kind, reason, line);
        if (notice.note() != null) {
            var note = new Paragraph(notice.note());
            note.addClassName("comment");
            note.getElement().setAttribute("dir", "auto");
            item.addComponentAtIndex(2, note);
        }
        return item;
    }
}
