package org.communique.notification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communique.coalition.Member;
import org.communique.coalition.MemberId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Tells each member once: a notice first, which stays, then a mail where the member wants one at once. */
@Component
class Announcer {

    private static final Logger log = LoggerFactory.getLogger(Announcer.class);

    private final MongoOperations mongo;
    private final AllNoticeSettings settings;
    private final NoticeMail mail;

    Announcer(MongoOperations mongo, AllNoticeSettings settings, NoticeMail mail) {
        this.mongo = mongo;
        this.settings = settings;
        this.mail = mail;
    }

    /** A notice was stored for the member, and a mail handed to the mail server or not. */
    record Receipt(MemberId member, boolean mailed, Instant at) {}

    /** Nobody, if a failure kept notices from being stored. */
    List<Receipt> tell(Collection<Member> members, Announcement announcement) {
        Map<MemberId, Member> each = new LinkedHashMap<>();
        members.stream().filter(Member::active).forEach(member -> each.put(member.id(), member));
        if (each.isEmpty()) {
            return List.of();
        }
        try {
            var chosen = settings.of(each.keySet());
            List<Notice> notices = new ArrayList<>();
            each.keySet()
                    .forEach(member ->
                            notices.add(notice(member, announcement, delivery(member, chosen, announcement))));
            mongo.insert(notices, Notice.class);
            return each.values().stream()
                    .map(member -> new Receipt(
                            member.id(),
                            delivery(member.id(), chosen, announcement) == Delivery.AT_ONCE
                                    && mail.send(member, announcement),
                            announcement.at()))
                    .toList();
        } catch (RuntimeException e) {
            log.error("Could not tell {} members of {}", each.size(), announcement.kind(), e);
            return List.of();
        }
    }

    private static Delivery delivery(MemberId member, Map<MemberId, NoticeSettings> chosen, Announcement announcement) {
        return chosen.getOrDefault(member, NoticeSettings.usual(member))
                .of(announcement.kind().topic());
    }

    private static Notice notice(MemberId member, Announcement announcement, Delivery delivery) {
        return new Notice(
                NoticeId.random(),
                member,
                announcement.kind(),
                announcement.statement().id(),
                announcement.at(),
                null,
                delivery == Delivery.DAILY ? true : null);
    }
}
