package org.communique.notification.ui;

import com.vaadin.flow.component.Component;
import org.communique.notification.NoticeService;
import org.communique.shell.HeaderItem;
import org.communique.statement.activity.StatementChangeNotifier;
import org.communique.statement.ui.worklist.WorkUpdates;

@org.springframework.stereotype.Component
class NoticeBellHeaderItem implements HeaderItem {

    private final NoticeService notices;
    private final StatementChangeNotifier changes;
    private final WorkUpdates updates;

    NoticeBellHeaderItem(NoticeService notices, StatementChangeNotifier changes, WorkUpdates updates) {
        this.notices = notices;
        this.updates = updates;
        this.changes = changes;
    }

    @Override
    public Component create() {
        return new NoticeBell(notices, changes, updates);
    }
}
