package org.communique.notification;

import org.communique.id.Id;

record NoticeId(String value) implements Id {

    NoticeId {
        Id.checked(value);
    }

    static NoticeId random() {
        return new NoticeId(Id.random());
    }
}
