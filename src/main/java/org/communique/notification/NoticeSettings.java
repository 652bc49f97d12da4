package org.communique.notification;

import java.time.LocalDate;
import java.util.Map;
import org.communique.coalition.directory.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * How a member wants notices.
 *
 * @param deliveries for topics that the member has chosen it for
 * @param digestOn   the last day, in the member's zone, for which a digest was begun
 */
@Document("noticeSettings")
record NoticeSettings(
        @Id MemberId member,
        @Nullable Map<NoticeTopic, MailFrequency> deliveries,
        @Nullable LocalDate digestOn) {

    static NoticeSettings defaults(MemberId member) {
        return new NoticeSettings(member, Map.of(), null);
    }

    MailFrequency of(NoticeTopic topic) {
        return deliveries == null || !topic.canBeChosen()
                ? topic.defaultFrequency()
                : deliveries.getOrDefault(topic, topic.defaultFrequency());
    }
}
