package org.communique.notification.ui;

import com.vaadin.flow.component.Component;
import org.communique.notification.NoticeService;
import org.communique.shell.HeaderItem;
import org.communique.statement.activity.StatementChangeNotifier;

@org.springframework.stereotype.Component
class NoticeBellHeaderItem implements HeaderItem {

    private final NoticeService notices;
    private final StatementChangeNotifier changes;

    NoticeBellHeaderItem(NoticeService notices, StatementChangeNotifier changes) {
        this.notices = notices;
        this.changes = changes;
    }

    @Override
    public Component create() {
        return new NoticeBell(notices, changes);
    }
}
