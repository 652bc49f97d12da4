package org.communique.amendment.suggestion;

import static java.util.stream.Collectors.toSet;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.communique.amendment.SuggestionEvent.SuggestionsDecided;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.MemberId;
import org.communique.mail.NotificationListener;
import org.communique.mail.StoredEvent;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.activity.ActivityEntry;
import org.communique.statement.activity.ActivityEntry.Audience;
import org.communique.statement.activity.ActivitySource;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;

/** Who accepted whose suggestions, in a statement's history: the draft has them as edits of their authors. */
@Component
class AcceptedSuggestions implements ActivitySource, NotificationListener {

    @Document("suggestionAcceptances")
    record Acceptance(
            @org.springframework.data.annotation.Id String id,
            @Indexed StatementId statement,
            MemberId author,
            int suggestions,
            MemberId by,
            Instant at) {}

    private final MongoOperations mongo;
    private final Directory directory;

    AcceptedSuggestions(MongoOperations mongo, Directory directory) {
        this.mongo = mongo;
        this.directory = directory;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(SuggestionsDecided.class);
    }

    @Override
    public void handle(StoredEvent stored) {
        if (stored.event() instanceof SuggestionsDecided event && event.accepted()) {
            mongo.save(new Acceptance(
                    event.id(), event.statement(), event.author(), event.suggestions(), event.by(), event.at()));
        }
    }

    @Override
    public List<ActivityEntry> of(Statement statement) {
        var all = mongo.find(query(where("statement").is(statement.id())), Acceptance.class);
        var authors = directory.members(all.stream().map(Acceptance::author).collect(toSet()));
        var route = "statements/" + statement.id().value() + "/draft";
        return all.stream()
                .map(each -> new ActivityEntry(
                        "amendment.activity.suggestions",
                        List.of(
                                each.suggestions(),
                                authors.containsKey(each.author())
                                        ? authors.get(each.author()).name()
                                        : ""),
                        each.by(),
                        each.at(),
                        route,
                        Audience.READERS))
                .toList();
    }
}
