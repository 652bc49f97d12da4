package org.communique.notification.ui;

import com.vaadin.flow.component.Component;
import org.communique.notification.NoticeService;
import org.communique.shell.HeaderPiece;

@org.springframework.stereotype.Component
class NoticeBellPiece implements HeaderPiece {

    private final NoticeService notices;

    NoticeBellPiece(NoticeService notices) {
        this.notices = notices;
    }

    @Override
    public Component create() {
        return new NoticeBell(notices);
    }
}
