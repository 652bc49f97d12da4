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
import org.communique.coalition.directory.CurrentMember;
import org.communique.notification.NoticeService;
import org.communique.screen.ScreenIcon;
import org.communique.statement.activity.StatementChangeNotifier;
import org.communique.statement.ui.worklist.WorkUpdates;
import org.communique.statement.ui.worklist.WorkUpdates.Reading;

/** How many notices are unread, and the latest ones when it is pressed. */
@StyleSheet("notification.css")
class NoticeBell extends Div {

    private final NoticeService notices;
    private final StatementChangeNotifier changes;
    private final WorkUpdates updates;
    private final Button bell = new Button(ScreenIcon.BELL.create());
    private final Span count = new Span();
    private final Popover popover = new Popover();
    private final NoticeList latest;
    private final Button read;
    private int shown = -1;

    NoticeBell(NoticeService notices, StatementChangeNotifier changes, WorkUpdates updates) {
        this.notices = notices;
        this.updates = updates;
        this.changes = changes;
        this.latest = new NoticeList(notices);
        addClassName("notice-bell");
        bell.addThemeVariants(ButtonVariant.TERTIARY);
        count.addClassName("count");
        count.getElement().setAttribute("aria-hidden", "true");
        read = new Button(getTranslation("notification.mark-read"), click -> {
            notices.markAllRead();
            showCount();
            popover.close();
        });
        read.addThemeVariants(ButtonVariant.TERTIARY);
        popover.setTarget(bell);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setWidth("min(26rem, 96vw)");
        popover.setAriaLabel(getTranslation("notification.bell"));
        popover.addOpenedChangeListener(change -> showLatest());
        popover.add(latest, new Div(read, new Anchor("notices", getTranslation("notification.all"))));
        add(bell, count, popover);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        var ui = attached.getUI();
        showCount();
        var navigated = ui.addAfterNavigationListener(navigation -> {
            notices.opened(navigation.getLocation().getPath());
            showCount();
        });
        var settled = updates.watch(
                reading -> ui.accessLater(() -> settle(reading), () -> {}).run());
        var end = changes.watchNotices(ui.accessLater(this::follow, () -> {}));
        addDetachListener(detached -> {
            detached.unregisterListener();
            navigated.remove();
            end.run();
            settled.run();
        });
    }

    private void settle(Reading reading) {
        if (CurrentMember.signedIn().isPresent()) {
            notices.settle(reading.items(), reading.age());
        }
    }

    private void follow() {
        if (CurrentMember.signedIn().isPresent()) {
            showCount();
            showLatest();
        }
    }

    /** Nothing is sent to the browser unless it is another: members are notified all the time. */
    private void showCount() {
        var unread = notices.unread();
        if (unread == shown) {
            return;
        }
        shown = unread;
        count.setText(unread > 99 ? "99+" : String.valueOf(unread));
        count.setVisible(unread > 0);
        var words = unread == 0
                ? getTranslation("notification.bell.none")
                : getTranslation("notification.bell.unread", unread);
        bell.setAriaLabel(words);
        bell.setTooltipText(words);
    }

    private void showLatest() {
        if (popover.isOpened()) {
            read.setVisible(latest.show());
        }
    }
}
