package org.communique.notification;

import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.communique.coalition.directory.MemberId;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Members' settings; the defaults if they changed none. */
@Component
class NoticeSettingsStore {

    private final MongoOperations mongo;

    NoticeSettingsStore(MongoOperations mongo) {
        this.mongo = mongo;
    }

    NoticeSettings of(MemberId member) {
        return of(List.of(member)).getOrDefault(member, NoticeSettings.defaults(member));
    }

    /** Of members who changed any. */
    Map<MemberId, NoticeSettings> of(Collection<MemberId> members) {
        return mongo.find(query(where("_id").in(members)), NoticeSettings.class).stream()
                .collect(toMap(NoticeSettings::member, settings -> settings));
    }

    /** Settings with a daily mail. */
    List<NoticeSettings> daily() {
        return mongo.findAll(NoticeSettings.class).stream()
                .filter(settings -> List.of(NoticeTopic.values()).stream()
                        .anyMatch(topic -> settings.of(topic) == MailFrequency.DAILY))
                .toList();
    }

    /** Topics that are not named stay as they are. */
    void choose(MemberId member, Map<NoticeTopic, MailFrequency> deliveries) {
        if (deliveries.isEmpty()) {
            return;
        }
        var update = new Update();
        deliveries.forEach((topic, mailFrequency) -> update.set("deliveries." + topic, mailFrequency));
        mongo.upsert(query(where("_id").is(member)), update, NoticeSettings.class);
    }

    /** The day's digest is in the outbox. */
    void begun(NoticeSettings read, LocalDate day) {
        mongo.updateFirst(
                query(where("_id").is(read.member()).and("digestOn").is(read.digestOn())),
                new Update().set("digestOn", day),
                NoticeSettings.class);
    }
}
