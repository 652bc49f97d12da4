package org.communique.notification;

import static java.util.stream.Collectors.toSet;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import org.communique.statement.activity.StatementChangeNotifier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Stores notices, each once. */
@Component
class NoticeStore {

    private final MongoOperations mongo;
    private final StatementChangeNotifier screens;

    NoticeStore(MongoOperations mongo, StatementChangeNotifier screens) {
        this.mongo = mongo;
        this.screens = screens;
    }

    /** Existing ones stay as they are. */
    void add(List<Notice> notices) {
        var known = query(where("_id").in(notices.stream().map(Notice::id).toList()));
        var present = mongo.find(known, Notice.class).stream().map(Notice::id).collect(toSet());
        var missing = notices.stream()
                .filter(notice -> !present.contains(notice.id()))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        try {
            mongo.insert(missing, Notice.class);
        } catch (DuplicateKeyException e) { // another node stored the same
            missing.forEach(this::add);
        }
        screens.noticesChanged();
    }

    private void add(Notice notice) {
        try {
            mongo.insert(notice);
        } catch (DuplicateKeyException e) { // it is there
        }
    }
}
