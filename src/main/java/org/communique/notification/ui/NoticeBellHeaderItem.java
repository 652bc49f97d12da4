package org.communique.notification.ui;

import com.vaadin.flow.component.Component;
import org.communique.notification.NoticeService;
import org.communique.shell.HeaderItem;

@org.springframework.stereotype.Component
class NoticeBellHeaderItem implements HeaderItem {

    private final NoticeService notices;

    NoticeBellHeaderItem(NoticeService notices) {
        this.notices = notices;
    }

    @Override
    public Component create() {
        return new NoticeBell(notices);
    }
}
