package org.communique.notification;

import static java.util.stream.Collectors.toSet;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.coalition.directory.MemberId;
import org.communique.id.Id;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;

/** With the link in a reminder its reader has no more of them by mail, without signing in. */
@Component
class UnsubscribeLinks {

    /**
     * The link in each reminder to a member.
     *
     * @param token with which its reader can have no more reminders and do nothing else
     */
    @Document("unsubscribeLinks")
    private record UnsubscribeLink(
            @org.springframework.data.annotation.Id MemberId member,
            @Indexed(unique = true) String token) {}

    private final MongoOperations mongo;
    private final NoticeSettingsStore settings;

    UnsubscribeLinks(MongoOperations mongo, NoticeSettingsStore settings) {
        this.mongo = mongo;
        this.settings = settings;
    }

    boolean areMailedTo(MemberId member) {
        return settings.of(member).of(NoticeTopic.REMINDERS) != MailFrequency.NO_MAIL;
    }

    /** Members among them who want reminders by mail, at once or in the daily digest. */
    Set<MemberId> mailed(Collection<MemberId> members) {
        var chosen = settings.of(members);
        return members.stream()
                .filter(member -> chosen.getOrDefault(member, NoticeSettings.defaults(member))
                                .of(NoticeTopic.REMINDERS)
                        != MailFrequency.NO_MAIL)
                .collect(toSet());
    }

    /** Made at the first use, and the member's for good. */
    String tokenOf(MemberId member) {
        return find(member)
                .orElseGet(() -> {
                    try {
                        return mongo.insert(new UnsubscribeLink(member, Id.random()));
                    } catch (DuplicateKeyException e) { // another request was first
                        return find(member).orElseThrow();
                    }
                })
                .token();
    }

    boolean isToken(String token) {
        return holder(token).isPresent();
    }

    /** Whether there is such a token; its member gets no more reminders by mail then. */
    boolean stop(String token) {
        var holder = holder(token);
        holder.ifPresent(member -> settings.choose(member, Map.of(NoticeTopic.REMINDERS, MailFrequency.NO_MAIL)));
        return holder.isPresent();
    }

    private Optional<MemberId> holder(String token) {
        return Optional.ofNullable(mongo.findOne(query(where("token").is(token)), UnsubscribeLink.class))
                .map(UnsubscribeLink::member);
    }

    private Optional<UnsubscribeLink> find(MemberId member) {
        return Optional.ofNullable(mongo.findById(member, UnsubscribeLink.class));
    }
}
