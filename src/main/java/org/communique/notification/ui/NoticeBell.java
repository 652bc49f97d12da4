package org.communique.notification.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import org.communique.notification.NoticeService;
import org.communique.screen.EmptyState;
import org.communique.screen.ScreenIcon;

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
        var navigated = attached.getUI().addAfterNavigationListener(navigation -> {
            notices.opened(navigation.getLocation().getPath());
            showCount();
        });
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
        var read = new Button(getTranslation("notification.mark-read"), click -> {
            notices.markAllRead();
            showCount();
            popover.close();
        });
        read.addThemeVariants(ButtonVariant.TERTIARY);
        var all = new Anchor("notices", getTranslation("notification.all"));
        popover.add(new NoticeList(latest), new Div(read, all));
    }
}
